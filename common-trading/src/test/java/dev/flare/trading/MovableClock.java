package dev.flare.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Exchange time and monotonic time that pass only when told to.
final class MovableClock implements InstantSource, LongSupplier {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long nanos = -17;
  private boolean failsNextTime;

  @Override
  public Instant instant() {
    if (failsNextTime) {
      failsNextTime = false;
      throw new NoClassDefFoundError("replaced while running");
    }
    return now;
  }

  @Override
  public long getAsLong() {
    return nanos;
  }

  /// Our own program fails when it is next asked for the date.
  void failsNextTime() {
    failsNextTime = true;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void passReally(Duration duration) {
    nanos += duration.toNanos();
  }
}
