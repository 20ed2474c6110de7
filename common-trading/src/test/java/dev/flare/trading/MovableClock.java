package dev.flare.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Exchange time and monotonic time that pass only when told to.
final class MovableClock implements InstantSource, LongSupplier {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long nanos = -17;
  private int readingsUntilFailure = -1;

  @Override
  public Instant instant() {
    if (readingsUntilFailure-- == 0) {
      throw new NoClassDefFoundError("replaced while running");
    }
    return now;
  }

  @Override
  public long getAsLong() {
    return nanos;
  }

  /// Our own program fails once, when it asks for the date after so many times.
  void failsAfter(int readings) {
    readingsUntilFailure = readings;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void passReally(Duration duration) {
    nanos += duration.toNanos();
  }
}
