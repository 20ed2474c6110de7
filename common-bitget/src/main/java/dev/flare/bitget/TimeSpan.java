package dev.flare.bitget;

import java.time.Duration;
import java.time.Instant;

/// A stretch of the exchange's time, both ends included.
public record TimeSpan(Instant from, Instant to) {
  /// One day less than BitGet answers for, so that a slightly wider question does as well.
  private static final Duration LONGEST = Duration.ofDays(89);

  public TimeSpan {
    if (from.isAfter(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "From %s to %s cannot be asked for; up to 89 days, forwards, can".formatted(from, to));
    }
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(to);
  }
}
