package dev.flare.gnome.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The exchange's time, and how long its durations really take.
///
/// @param speed how many times faster than real time the exchange's clock runs
/// @param setting sets the clock by the exchange's before it is needed; does nothing when it is
///   set, throws [dev.flare.market.ExchangeUnavailable] when it cannot be
public record MarketTime(InstantSource clock, double speed, Runnable setting) {
  /// With a clock that needs no setting.
  public MarketTime(InstantSource clock, double speed) {
    this(clock, speed, () -> {});
  }

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
