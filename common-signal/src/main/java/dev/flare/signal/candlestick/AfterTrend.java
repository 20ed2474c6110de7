package dev.flare.signal.candlestick;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;

/// A pattern that counts only where it ends a trend.
final class AfterTrend extends CachedIndicator<Boolean> {
  private final Indicator<Boolean> trend;
  private final Indicator<Boolean> pattern;

  AfterTrend(Indicator<Boolean> trend, Indicator<Boolean> pattern) {
    super(pattern);
    this.trend = trend;
    this.pattern = pattern;
  }

  /// Asks both at every bar: the trend's averages have to see each.
  @Override
  protected Boolean calculate(int index) {
    return trend.getValue(index) & pattern.getValue(index);
  }

  @Override
  public int getCountOfUnstableBars() {
    return Math.max(trend.getCountOfUnstableBars(), pattern.getCountOfUnstableBars());
  }
}
