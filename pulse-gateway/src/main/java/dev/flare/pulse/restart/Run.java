package dev.flare.pulse.restart;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/// One life of an app's process, which ended without being asked to.
///
/// A clock that was set back meanwhile makes it one without length.
///
/// @param exitCode empty when nobody was told, which counts as a failure
public record Run(Instant startedAt, Instant endedAt, OptionalInt exitCode) {
  public Run {
    startedAt = startedAt.isBefore(endedAt) ? startedAt : endedAt;
  }

  public boolean failed() {
    return exitCode.orElse(1) != 0;
  }

  Duration length() {
    return Duration.between(startedAt, endedAt);
  }
}
