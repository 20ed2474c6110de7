package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The balance from close to close, to be drawn.
///
/// @param points in order; the first is the start
public record EquityCurve(List<Point> points) {

  /// @param balance closed trades only
  /// @param underwater what is missing from the highest balance so far, as a share of it
  public record Point(Instant at, Amount balance, double underwater) {}

  /// @param most how many points a chart can show; of more, the highest and the lowest of each
  ///   stretch are kept
  public static EquityCurve of(List<Trade> closed, Amount start, Instant begin, int most) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(begin, start, 0));
    Amount balance = start;
    Amount peak = start;
    for (Trade trade : closed.stream().sorted(Comparator.comparing(Trade::closedAt)).toList()) {
      balance = balance.plus(trade.profit());
      peak = balance.compareTo(peak) > 0 ? balance : peak;
      points.add(new Point(trade.closedAt(), balance, missing(balance, peak)));
    }
    return new EquityCurve(points.size() <= most ? List.copyOf(points) : thinned(points, most));
  }

  private static double missing(Amount balance, Amount peak) {
    return peak.isPositive() ? Ratios.share(peak.minus(balance), peak) : 0;
  }

  /// The end is always in it.
  private static List<Point> thinned(List<Point> points, int most) {
    int stretches = most / 2 - 1;
    int inner = points.size() - 1;
    Stream<Point> extremes =
        IntStream.range(0, stretches)
            .mapToObj(nth ->
                points.subList(
                    (int) ((long) inner * nth / stretches),
                    (int) ((long) inner * (nth + 1) / stretches)))
            .flatMap(EquityCurve::extremes);
    return Stream.concat(extremes, Stream.of(points.getLast())).toList();
  }

  private static Stream<Point> extremes(List<Point> stretch) {
    int low = index(stretch, Comparator.comparing(Point::balance).reversed());
    int high = index(stretch, Comparator.comparing(Point::balance));
    return IntStream.of(low, high).sorted().distinct().mapToObj(stretch::get);
  }

  private static int index(List<Point> stretch, Comparator<Point> order) {
    return IntStream.range(0, stretch.size())
        .boxed()
        .max(Comparator.comparing(stretch::get, order))
        .orElseThrow();
  }
}
