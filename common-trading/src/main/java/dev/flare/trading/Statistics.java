package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What closed positions say about a trader.
///
/// @param opened all positions ever, the open ones included
/// @param winRate wins among the closed positions; empty when there are none
/// @param realisedPercentage of what was put in; empty when nothing of that is left
/// @param best the largest gain of a position, in per cent of its cost
public record Statistics(
    int opened,
    int closed,
    int open,
    int wins,
    int losses,
    int draws,
    Optional<Percentage> winRate,
    Amount realised,
    Optional<Percentage> realisedPercentage,
    Optional<Percentage> best,
    Optional<Percentage> worst,
    Optional<Duration> averageHolding) {
  private static final int DIGITS = 8;

  /// @param open how many are held
  static Statistics of(Collection<Position.Closed> closed, int open, Ledger ledger) {
    int wins = count(closed, 1);
    List<Percentage> changes =
        closed.stream().map(Position.Closed::realisedPercentage).sorted().toList();
    Amount realised =
        closed.stream()
            .map(Position.Closed::realised)
            .reduce(Amount.zero(ledger.cash().coin()), Amount::plus);
    return new Statistics(
        closed.size() + open,
        closed.size(),
        open,
        wins,
        count(closed, -1),
        count(closed, 0),
        share(BigDecimal.valueOf(wins), BigDecimal.valueOf(closed.size())),
        realised,
        share(realised.value(), ledger.invested().value()),
        changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast()),
        changes.isEmpty() ? Optional.empty() : Optional.of(changes.getFirst()),
        averageHolding(closed));
  }

  private static int count(Collection<Position.Closed> closed, int sign) {
    return (int) closed.stream().filter(each -> each.realised().value().signum() == sign).count();
  }

  private static Optional<Percentage> share(BigDecimal part, BigDecimal whole) {
    return whole.signum() > 0
        ? Optional.of(
            new Percentage(part.movePointRight(2).divide(whole, DIGITS, RoundingMode.HALF_EVEN)))
        : Optional.empty();
  }

  private static Optional<Duration> averageHolding(Collection<Position.Closed> closed) {
    return closed.stream()
        .map(Position.Closed::held)
        .reduce(Duration::plus)
        .map(sum -> sum.dividedBy(closed.size()));
  }
}
