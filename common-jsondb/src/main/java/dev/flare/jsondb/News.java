package dev.flare.jsondb;

/// What a listener of a store is told.
public sealed interface News<T> permits Change, Present {}
