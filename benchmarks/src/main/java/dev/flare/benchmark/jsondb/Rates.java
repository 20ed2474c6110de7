package dev.flare.benchmark.jsondb;

import java.util.List;
import java.util.stream.IntStream;

/// How often something was done in a second, once for each leg of a race.
record Rates(List<Double> legs) {
  Rates {
    legs = List.copyOf(legs);
  }

  double median() {
    return median(legs);
  }

  /// This one's rate by the other's, leg by leg.
  Rates by(Rates other) {
    return new Rates(
        IntStream.range(0, legs.size()).mapToObj(i -> legs.get(i) / other.legs.get(i)).toList());
  }

  double quarter(int quarter) {
    List<Double> sorted = legs.stream().sorted().toList();
    return sorted.get(quarter * (sorted.size() - 1) / 4);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
