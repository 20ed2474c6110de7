package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
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
  static Statistics of(Results results, int open, Ledger ledger) {
    return new Statistics(
        results.closed() + open,
        results.closed(),
        open,
        results.wins(),
        results.losses(),
        results.draws(),
        share(BigDecimal.valueOf(results.wins()), BigDecimal.valueOf(results.closed())),
        results.realised(),
        share(results.realised().value(), ledger.invested().value()),
        results.best(),
        results.worst(),
        results.closed() == 0
            ? Optional.empty()
            : Optional.of(results.held().dividedBy(results.closed())));
  }

  private static Optional<Percentage> share(BigDecimal part, BigDecimal whole) {
    return whole.signum() > 0
        ? Optional.of(
            new Percentage(part.movePointRight(2).divide(whole, DIGITS, RoundingMode.HALF_EVEN)))
        : Optional.empty();
  }
}
