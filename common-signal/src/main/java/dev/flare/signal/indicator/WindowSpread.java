package dev.flare.signal.indicator;

import java.util.function.DoubleUnaryOperator;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/// How far the latest values lie from their mean, on average.
final class WindowSpread extends CachedIndicator<Num> {
  private final Indicator<Num> values;
  private final WindowMean mean;
  private final int length;
  private final DoubleUnaryOperator measure;

  private WindowSpread(
      Indicator<Num> values, WindowMean mean, int length, DoubleUnaryOperator measure) {
    super(values);
    this.values = values;
    this.mean = mean;
    this.length = length;
    this.measure = measure;
  }

  /// The square of the standard deviation of all values.
  static WindowSpread variance(Indicator<Num> values, WindowMean mean, int length) {
    return new WindowSpread(values, mean, length, distance -> distance * distance);
  }

  static WindowSpread meanDeviation(Indicator<Num> values, WindowMean mean, int length) {
    return new WindowSpread(values, mean, length, Math::abs);
  }

  @Override
  protected Num calculate(int index) {
    double middle = mean.getValue(index).doubleValue();
    double sum = 0;
    for (int each = Math.max(0, index - length + 1); each <= index; each++) {
      sum += measure.applyAsDouble(values.getValue(each).doubleValue() - middle);
    }
    return getBarSeries().numFactory().numOf(sum / length);
  }

  @Override
  public int getCountOfUnstableBars() {
    return mean.getCountOfUnstableBars();
  }
}
