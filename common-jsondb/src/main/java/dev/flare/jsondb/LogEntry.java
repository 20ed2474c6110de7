package dev.flare.jsondb;

/// One line of a log.
///
/// @param position from 1, rising by one, never given twice
public record LogEntry<T>(long position, T value) {}
