package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to connect: doubling from one second up to a minute,
/// with chance in it so that many who lost the same exchange do not come back in step.
final class Backoff {
  private static final int LONGEST_SECONDS = 60;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  void reset() {
    failures = 0;
  }

  /// From half of its upper bound to all of it; the first one is 1 to 2 seconds.
  Duration next() {
    failures = Math.min(failures + 1, 6);
    long longest = Math.min(LONGEST_SECONDS, 1L << failures) * 1000;
    return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2));
  }
}
