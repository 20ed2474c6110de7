package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// How far bid and ask are apart.
///
/// @param usual in percent of the price
/// @param reacts whether it grows in wild hours: with the range of the last hour from two percent
///   on, up to five times the usual
public record Spread(Percentage usual, boolean reacts) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final double QUIET_RANGE = 0.02;
  private static final double WIDEST = 5;
  private static final int DECIMALS = 4;

  /// The same at all times.
  public static Spread fixed(Percentage usual) {
    return new Spread(usual, false);
  }

  public static Spread reacting(Percentage usual) {
    return new Spread(usual, true);
  }

  /// In percent of the price.
  public Percentage at(Listing listing, Instant now) {
    return reacts ? times(wildness(listing.over(HOUR, now))) : usual;
  }

  private Percentage times(double factor) {
    BigDecimal wide = usual.value().multiply(BigDecimal.valueOf(factor));
    return new Percentage(wide.setScale(DECIMALS, RoundingMode.HALF_UP));
  }

  private static double wildness(Candle hour) {
    return Math.clamp((hour.high() / hour.low() - 1) / QUIET_RANGE, 1, WIDEST);
  }
}
