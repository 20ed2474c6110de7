package dev.flare.pulse.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How grave a line is, the mildest first.
public enum Level {
  TRACE(),
  DEBUG("FINE"),
  INFO("NOTICE"),
  WARN("WARNING"),
  ERROR("FATAL", "SEVERE", "CRITICAL");

  private final List<String> otherNames;

  Level(String... otherNames) {
    this.otherNames = List.of(otherNames);
  }

  /// The level that a logger means by this word; empty when it is another word.
  public static Optional<Level> named(String word) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(word) || level.otherNames.contains(word))
        .findFirst();
  }
}
