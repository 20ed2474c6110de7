package dev.flare.gnome.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The exchange's time, and how long its durations really take.
///
/// @param speed how many times faster than real time the exchange's clock runs
public record MarketTime(InstantSource clock, double speed) {
  public Instant now() {
    return clock.instant();
  }

  /// The real time that a duration of the market takes.
  public Duration real(Duration market) {
    return Duration.ofNanos(Math.round(market.toNanos() / speed));
  }

  /// The time that passes in the market during a real duration.
  public Duration market(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() * speed));
  }
}
