package dev.flare.trading.performance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How long positions were held; empty where there are none of the kind.
///
/// @param most 95 of 100 positions were held no longer (nearest rank)
public record Holding(
    Optional<Duration> mean,
    Optional<Duration> median,
    Optional<Duration> most,
    Optional<Duration> longest,
    Optional<Duration> meanOfWins,
    Optional<Duration> meanOfLosses) {
  static Holding of(List<Trade> trades) {
    List<Duration> held = trades.stream().map(Trade::held).sorted().toList();
    return new Holding(
        mean(held),
        middle(held),
        rank(held, 95),
        rank(held, 100),
        mean(held(trades, trade -> trade.sign() > 0)),
        mean(held(trades, trade -> trade.sign() < 0)));
  }

  private static List<Duration> held(List<Trade> trades, Predicate<Trade> wanted) {
    return trades.stream().filter(wanted).map(Trade::held).toList();
  }

  static Optional<Duration> mean(List<Duration> held) {
    return held.stream().reduce(Duration::plus).map(sum -> sum.dividedBy(held.size()));
  }

  private static Optional<Duration> middle(List<Duration> sorted) {
    int size = sorted.size();
    return size == 0 ? Optional.empty() : mean(sorted.subList((size - 1) / 2, size / 2 + 1));
  }

  private static Optional<Duration> rank(List<Duration> sorted, int hundredths) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get(Math.ceilDiv(sorted.size() * hundredths, 100) - 1));
  }
}
