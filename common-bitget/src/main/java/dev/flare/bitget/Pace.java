package dev.flare.bitget;

import java.time.Duration;

/// How requests follow each other: evenly, after a burst of what was saved up in a second.
///
/// @param gap nanoseconds from one request to the next
/// @param burst nanoseconds of gaps that can be saved up
record Pace(long gap, long burst) {
  private static final double SHARE = 0.5;
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  /// Half of what the exchange allows, so that a burst and what follows it within the same second
  /// stay below the whole.
  ///
  /// @param speed how many times faster than real time the exchange counts its seconds
  static Pace of(Endpoint endpoint, double speed) {
    double perSecond = Math.max(1, endpoint.perSecond() * SHARE) * Math.max(1, speed);
    long gap = Math.round(SECOND / perSecond);
    return new Pace(gap, Math.max(0, Math.round(SECOND) - gap));
  }
}
