package dev.flare.signal.indicator;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.DifferenceIndicator;
import org.ta4j.core.num.Num;

/// Change of the close times volume, smoothed.
final class ForceIndex extends CachedIndicator<Num> {
  private final int period;
  private final EMAIndicator smoothed;

  ForceIndex(BarSeries series, int period) {
    super(series);
    this.period = period;
    this.smoothed = new EMAIndicator(new Push(series), period);
  }

  @Override
  protected Num calculate(int index) {
    return smoothed.getValue(index);
  }

  @Override
  public int getCountOfUnstableBars() {
    return period;
  }

  /// The same of one candle.
  private static final class Push extends CachedIndicator<Num> {
    private final DifferenceIndicator change;

    Push(BarSeries series) {
      super(series);
      this.change = new DifferenceIndicator(new ClosePriceIndicator(series));
    }

    @Override
    protected Num calculate(int index) {
      return change.getValue(index).multipliedBy(getBarSeries().getBar(index).getVolume());
    }

    @Override
    public int getCountOfUnstableBars() {
      return 1;
    }
  }
}
