package dev.flare.jsondb;

/// The store as it is now: what comes next begins behind it.
///
/// @param store all parts, with every change up to now
/// @param missedSome whether the listener was too slow and missed changes that led to it
public record Present<T>(View store, boolean missedSome) implements News<T> {}
