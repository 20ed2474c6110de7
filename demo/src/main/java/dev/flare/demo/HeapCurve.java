package dev.flare.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How the heap of a component grew: a straight line through its lows, since what lies above a low
/// is garbage that was not collected yet.
final class HeapCurve {
  private static final int LOWS = 10;
  private static final Duration SHORTEST = Duration.ofMinutes(20);

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(Duration at, long bytes) {}

  void add(Duration at, long bytes) {
    samples.add(new Sample(at, bytes));
  }

  long latestBytes() {
    return samples.isEmpty() ? 0 : samples.getLast().bytes;
  }

  /// Growth by the method of least squares; empty when that was too short for a line.
  OptionalDouble bytesAnHour() {
    return samples.size() < 2 * LOWS || samples.getLast().at.compareTo(SHORTEST) < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(slope(lows()));
  }

  private static double slope(List<Sample> lows) {
    double meanHours = lows.stream().mapToDouble(HeapCurve::hours).average().orElse(0);
    double meanBytes = lows.stream().mapToLong(Sample::bytes).average().orElse(0);
    double spread = lows.stream().mapToDouble(low -> square(hours(low) - meanHours)).sum();
    double together =
        lows.stream().mapToDouble(low -> (hours(low) - meanHours) * (low.bytes - meanBytes)).sum();
    return together / spread;
  }

  /// The lowest sample of each tenth, without the first two tenths, in which it warms up.
  private List<Sample> lows() {
    return IntStream.range(2, LOWS).mapToObj(this::low).toList();
  }

  private Sample low(int tenth) {
    return samples
        .subList(tenth * samples.size() / LOWS, (tenth + 1) * samples.size() / LOWS)
        .stream()
        .min((one, other) -> Long.compare(one.bytes, other.bytes))
        .orElseThrow();
  }

  private static double hours(Sample sample) {
    return sample.at.toNanos() / 3.6e12;
  }

  private static double square(double value) {
    return value * value;
  }
}
