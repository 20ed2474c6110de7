package dev.flare.signal.indicator;

import dev.flare.market.Candle;
import dev.flare.signal.SyntheticCandles;
import java.util.List;

/// Candles as a ta4j series, for comparisons with ta4j's own indicators.
final class Bars {
  private Bars() {}

  /// The series that the indicators compute on, as long as `kept`.
  static ClosedBars of(List<Candle> candles, int kept) {
    ScaledSeries series = new ScaledSeries(SyntheticCandles.GRANULARITY.duration(), kept);
    candles.forEach(series::add);
    return series.bars();
  }
}
