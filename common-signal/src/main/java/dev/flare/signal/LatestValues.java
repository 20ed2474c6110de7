package dev.flare.signal;

import java.util.ArrayList;
import java.util.List;

/// The latest values of a quantity that is known only from candle to candle.
final class LatestValues {
  private final int capacity;
  private final List<Double> values = new ArrayList<>();

  LatestValues(int capacity, List<Double> remembered) {
    this.capacity = capacity;
    remembered.forEach(this::add);
  }

  /// Leaves out an undefined value.
  void add(double value) {
    if (Double.isFinite(value)) {
      values.add(value);
      values.subList(0, Math.max(0, values.size() - capacity)).clear();
    }
  }

  List<Double> toList() {
    return List.copyOf(values);
  }

  double[] toArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
