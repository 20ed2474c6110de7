package dev.flare.signal.indicator;

import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// Where the close lies in the range of the latest bars, 0 at its low to 100 at its high; undefined
/// without a range.
///
/// Equals ta4j's `StochasticOscillatorKIndicator`, which makes two indicators with a cache each for
/// every value.
final class StochasticK extends CachedIndicator<Num> {
  private final int length;

  StochasticK(BarSeries series, int length) {
    super(series);
    this.length = length;
  }

  @Override
  protected Num calculate(int index) {
    Bar latest = getBarSeries().getBar(index);
    Num highest = latest.getHighPrice();
    Num lowest = latest.getLowPrice();
    for (int each = Math.max(0, index - length + 1); each < index; each++) {
      Bar bar = getBarSeries().getBar(each);
      highest = highest.max(bar.getHighPrice());
      lowest = lowest.min(bar.getLowPrice());
    }
    return latest
        .getClosePrice()
        .minus(lowest)
        .dividedBy(highest.minus(lowest))
        .multipliedBy(getBarSeries().numFactory().hundred());
  }

  @Override
  public int getCountOfUnstableBars() {
    return length - 1;
  }
}
