package dev.flare.signal;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.signal.indicator.IndicatorSettings;
import dev.flare.signal.indicator.Indicators;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the indicators read at a candle of a series, by name.
///
/// @param values as in a decision; without those that had too few candles
public record ReadAgain(Instant openedAt, Map<String, Double> values) {
  /// Reads a series from its first candle on, as it would be decided. The accumulation/distribution
  /// line begins at zero there; a smoothed value is that of a decision once the series before it is
  /// long enough to warm up.
  ///
  /// @param candles gapless, oldest first
  public static List<ReadAgain> all(
      List<Candle> candles, IndicatorSettings settings, Granularity granularity) {
    Indicators indicators = new Indicators(settings, granularity);
    return candles.stream()
        .map(each -> new ReadAgain(each.openedAt(), indicators.add(each).byName()))
        .toList();
  }
}
