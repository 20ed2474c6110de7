package dev.flare.signal.indicator;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.num.Num;

/// Change from candle to candle, in percent, of a price that was smoothed three times.
final class Trix extends CachedIndicator<Num> {
  private final int period;
  private final ROCIndicator change;

  Trix(Indicator<Num> price, int period) {
    super(price);
    this.period = period;
    Indicator<Num> once = new EMAIndicator(price, period);
    Indicator<Num> twice = new EMAIndicator(once, period);
    this.change = new ROCIndicator(new EMAIndicator(twice, period), 1);
  }

  @Override
  protected Num calculate(int index) {
    return change.getValue(index);
  }

  @Override
  public int getCountOfUnstableBars() {
    return 3 * period + 1;
  }
}
