package dev.flare.pulse.restart;

import java.time.Duration;
import java.time.Instant;

/// One life of an app's process, which ended without being asked to.
public record Run(Instant startedAt, Instant endedAt, int exitCode) {
  public Run {
    if (endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException("Ended %s, started %s".formatted(endedAt, startedAt));
    }
  }

  boolean failed() {
    return exitCode != 0;
  }

  Duration length() {
    return Duration.between(startedAt, endedAt);
  }
}
