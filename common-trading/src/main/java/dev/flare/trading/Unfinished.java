package dev.flare.trading;

/// A conversion to which something may still happen.
///
/// @param id the conversion's
record Unfinished(String id) {}
