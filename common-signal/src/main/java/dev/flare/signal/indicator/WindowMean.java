package dev.flare.signal.indicator;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// Mean of the latest values, summed anew each time, so that it follows from its window alone.
///
/// ta4j's running sum keeps for ever what rounding left of values long gone, by which a decision at
/// the very threshold depends on when the series began; and one undefined value leaves it
/// undefined.
final class WindowMean extends CachedIndicator<Num> {
  private final Indicator<Num> values;
  private final int length;

  WindowMean(Indicator<Num> values, int length) {
    super(values);
    this.values = values;
    this.length = length;
  }

  @Override
  protected Num calculate(int index) {
    Num sum = getBarSeries().numFactory().zero();
    for (int each = Math.max(0, index - length + 1); each <= index; each++) {
      sum = sum.plus(values.getValue(each));
    }
    return sum.dividedBy(getBarSeries().numFactory().numOf(length));
  }

  @Override
  public int getCountOfUnstableBars() {
    return values.getCountOfUnstableBars() + length - 1;
  }
}
