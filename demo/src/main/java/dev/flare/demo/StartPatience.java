package dev.flare.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a start is waited for: on a busy machine as long as something happens, within reason.
final class StartPatience {
  static final Duration WITHOUT_NEWS = Duration.ofSeconds(120);
  static final Duration ALTOGETHER = Duration.ofMinutes(15);

  private final LongSupplier nanos;
  private final long begun;
  private long changedAt;
  private long seen;

  /// @param nanos elapsed time
  StartPatience(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.changedAt = begun;
  }

  /// @param progress a number that changes when something happens
  boolean isAtItsEnd(long progress) {
    long now = nanos.getAsLong();
    if (progress != seen) {
      seen = progress;
      changedAt = now;
    }
    return now - changedAt > WITHOUT_NEWS.toNanos() || now - begun > ALTOGETHER.toNanos();
  }

  Duration waited() {
    return Duration.ofNanos(nanos.getAsLong() - begun);
  }
}
