package dev.flare.signal.candlestick;

import dev.flare.signal.rule.Direction;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;

/// A pattern that counts only where it ends a trend.
final class AfterTrend extends CachedIndicator<Boolean> {
  private final Trend trend;
  private final Direction wanted;
  private final Indicator<Boolean> pattern;

  AfterTrend(Trend trend, Direction wanted, Indicator<Boolean> pattern) {
    super(pattern);
    this.trend = trend;
    this.wanted = wanted;
    this.pattern = pattern;
  }

  /// Asks the trend at every bar: its averages have to see each.
  @Override
  protected Boolean calculate(int index) {
    return trend.getValue(index) == wanted && pattern.getValue(index);
  }

  @Override
  public int getCountOfUnstableBars() {
    return Math.max(trend.getCountOfUnstableBars(), pattern.getCountOfUnstableBars());
  }
}
