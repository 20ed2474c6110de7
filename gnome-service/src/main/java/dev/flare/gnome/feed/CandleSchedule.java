package dev.flare.gnome.feed;

import dev.flare.market.Granularity;
import java.time.Duration;
import java.time.Instant;

/// When to look for candles: once each, a little after it closed by the exchange's time, whenever
/// this process was started; sooner again when it is not there yet, later when the exchange fails.
///
/// @param settling exchange time that the exchange gets to finish a closed candle
/// @param interval longest real pause before looking again for a candle that is due
public record CandleSchedule(
    MarketTime time, Granularity granularity, Duration settling, Duration interval) {
  /// Looks for a late candle within the length of one candle.
  private static final int LOOKS = 20;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /// Exchange time from which the candle after this one can be had.
  public Instant dueAfter(Instant latestOpenedAt) {
    return latestOpenedAt.plus(granularity.duration().multipliedBy(2)).plus(settling);
  }

  /// Real time until the candle after this one can be had; zero or less when it already can.
  public Duration untilDueAfter(Instant latestOpenedAt) {
    return time.real(Duration.between(time.now(), dueAfter(latestOpenedAt)));
  }

  /// Real pause before looking again for a candle that is due but was not served.
  public Duration pauseWhenLate() {
    Duration share = time.real(granularity.duration()).dividedBy(LOOKS);
    return atLeast(SHORTEST_PAUSE, atMost(interval, share));
  }

  /// Real pause after so many failures in a row: doubling from one second to half a minute, but no
  /// longer than a candle takes while that is above a second.
  public Duration pauseAfterFailure(int failures) {
    int doublings = Math.min(failures - 1, 5);
    Duration longest = atMost(LONGEST_BACKOFF, time.real(granularity.duration()));
    return atMost(atLeast(FIRST_BACKOFF, longest), FIRST_BACKOFF.multipliedBy(1L << doublings));
  }

  private static Duration atMost(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration atLeast(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
