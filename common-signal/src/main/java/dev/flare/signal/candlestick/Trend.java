package dev.flare.signal.candlestick;

import dev.flare.signal.rule.Direction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.num.Num;

/// The trend that a bar may end: up where ta4j's `UpTrendIndicator` is true, down where its
/// `DownTrendIndicator` is, with the averages that both need computed once.
final class Trend extends CachedIndicator<Direction> {
  private static final int PERIOD = 5;
  private static final double STRONG = 25;

  private final Indicator<Num> strength;
  private final Indicator<Num> rising;
  private final Indicator<Num> falling;

  Trend(BarSeries series) {
    super(series);
    this.strength = new ADXIndicator(series, PERIOD);
    this.rising = new PlusDIIndicator(series, PERIOD);
    this.falling = new MinusDIIndicator(series, PERIOD);
  }

  /// Asks all at every bar: the averages have to see each.
  @Override
  protected Direction calculate(int index) {
    if (index == 0) {
      return Direction.FLAT;
    }
    double difference = value(rising, index - 1) - value(falling, index - 1);
    boolean strong = value(strength, index) > STRONG;
    return strong && index >= getCountOfUnstableBars() ? Direction.of(difference) : Direction.FLAT;
  }

  @Override
  public int getCountOfUnstableBars() {
    return Math.max(strength.getCountOfUnstableBars(), rising.getCountOfUnstableBars() + 1);
  }

  private static double value(Indicator<Num> indicator, int index) {
    return indicator.getValue(index).doubleValue();
  }
}
