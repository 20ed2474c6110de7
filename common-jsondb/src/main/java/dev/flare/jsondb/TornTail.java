package dev.flare.jsondb;

import java.nio.file.Path;

/// The end of a journal that a crash cut off in the middle of a write; nobody was told that this
/// write had succeeded.
///
/// @param line of the journal where it began, from 1
/// @param bytes that were dropped
public record TornTail(Path file, int line, int bytes) {}
