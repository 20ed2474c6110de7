package dev.flare.simulator.socket;

import java.time.Duration;

/// How often something may happen in each stretch of real time.
final class Allowance {
  private final int most;
  private final long stretch;
  private long begin;
  private int count;

  /// @param nanos real time, monotonic, at which the first stretch begins
  Allowance(int most, Duration stretch, long nanos) {
    this.most = most;
    this.stretch = stretch.toNanos();
    this.begin = nanos;
  }

  /// Counts one more, and whether it is still allowed.
  boolean allows(long nanos) {
    if (nanos - begin >= stretch) {
      begin = nanos;
      count = 0;
    }
    return ++count <= most;
  }
}
