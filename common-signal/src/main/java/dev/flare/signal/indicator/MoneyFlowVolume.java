package dev.flare.signal.indicator;

import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// One step of the accumulation/distribution line: the volume, as much of it as the close lies
/// above the middle of the candle, less as it lies below.
///
/// Zero for a candle without a range, where ta4j's line becomes undefined and stays so.
final class MoneyFlowVolume extends CachedIndicator<Num> {
  /// What rounding leaves of a close exactly in the middle.
  private static final double NOISE = 1e-9;

  MoneyFlowVolume(BarSeries series) {
    super(series);
  }

  @Override
  protected Num calculate(int index) {
    Bar bar = getBarSeries().getBar(index);
    return getBarSeries().numFactory().numOf(location(bar) * bar.getVolume().doubleValue());
  }

  @Override
  public int getCountOfUnstableBars() {
    return 0;
  }

  /// From -1, the close is the low, to 1, it is the high.
  private static double location(Bar bar) {
    double high = bar.getHighPrice().doubleValue();
    double low = bar.getLowPrice().doubleValue();
    double close = bar.getClosePrice().doubleValue();
    double location = high == low ? 0 : (close - low - (high - close)) / (high - low);
    return Math.abs(location) < NOISE ? 0 : location;
  }
}
