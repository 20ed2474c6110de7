package dev.flare.market;

import java.math.BigDecimal;
import java.time.Instant;

/// What one pair's price did in one interval.
///
/// Prices and volumes are `double`: the exchange's at most 15 significant digits survive it
/// unchanged, and indicators compute with them. Money never comes from here.
///
/// @param openedAt start of the interval
/// @param baseVolume traded amount in the base coin, at least 0
/// @param quoteVolume traded amount in the quote coin, at least 0
public record Candle(
    Instant openedAt,
    double open,
    double high,
    double low,
    double close,
    double baseVolume,
    double quoteVolume) {

  public Candle {
    boolean inOrder =
        low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && finite(high);
    boolean volumes =
        baseVolume >= 0 && quoteVolume >= 0 && finite(baseVolume) && finite(quoteVolume);
    if (!inOrder || !volumes) {
      throw new IllegalArgumentException(
          "No candle at %s: open %s high %s low %s close %s volumes %s %s"
              .formatted(openedAt, open, high, low, close, baseVolume, quoteVolume));
    }
  }

  /// The close as the exact decimal the exchange sent.
  public BigDecimal rate() {
    return BigDecimal.valueOf(close);
  }

  public Instant closesAt(Granularity granularity) {
    return openedAt.plus(granularity.duration());
  }

  private static boolean finite(double value) {
    return Double.isFinite(value);
  }
}
