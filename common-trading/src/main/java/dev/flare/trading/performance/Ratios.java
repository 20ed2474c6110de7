package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The few formulas that all figures are made of. The only place where an amount becomes a
/// `double`, and it never becomes an amount again.
final class Ratios {
  private Ratios() {}

  /// @return NaN or infinite where `whole` is zero; callers look first
  static double share(Amount part, Amount whole) {
    return number(part) / number(whole);
  }

  static double number(Amount amount) {
    return amount.value().doubleValue();
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }

  /// The middle value, or the mean of the middle two.
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// Standard deviation, the squares summed and divided by `n - lost`: 0 for the population, 1 for
  /// a sample.
  static double deviation(double[] values, int lost) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (values.length - lost));
  }

  /// The root of the mean square of what is below zero, over all values.
  static double downsideDeviation(double[] values) {
    double squares =
        DoubleStream.of(values).map(each -> Math.min(each, 0)).map(it -> it * it).sum();
    return Math.sqrt(squares / values.length);
  }
}
