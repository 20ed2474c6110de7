package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that the closed trades of a span say about a trader. Ratios are shares of one (0.05
/// is 5 %), days are UTC's, and open positions are not in it.
///
/// Formulas: `docs/reference/statistics.md`.
///
/// @param start the balance before the first of them
/// @param equity the balance at the end of each day
public record Performance(
    Span span,
    Amount start,
    Tally tally,
    Profit profit,
    Drawdown drawdown,
    RiskAdjusted risk,
    Holding holding,
    Exposure exposure,
    Streaks streaks,
    Days days,
    BuyAndHold buyAndHold,
    List<Group> byPair,
    List<Group> byLabel,
    List<Group> byReason) {

  /// How the days went; one without a closed trade is a draw.
  public record Days(
      int wins,
      int draws,
      int losses,
      Optional<DailyEquity.Day> best,
      Optional<DailyEquity.Day> worst,
      List<Amount> balances) {
    static Days of(DailyEquity equity) {
      return new Days(
          equity.count(1),
          equity.count(0),
          equity.count(-1),
          equity.best(),
          equity.worst(),
          equity.atTheEndOfEachDay());
    }
  }

  /// @param closed in any order, all in the coin of `start`
  public static Performance of(List<Trade> closed, Amount start, Span span) {
    List<Trade> trades = closed.stream().sorted(Comparator.comparing(Trade::closedAt)).toList();
    Drawdown drawdown = Drawdown.of(trades, start, span);
    return new Performance(
        span,
        start,
        Tally.of(trades),
        Profit.of(trades, start),
        drawdown,
        RiskAdjusted.of(trades, start, span, drawdown),
        Holding.of(trades),
        Exposure.of(trades, start, span),
        Streaks.of(trades),
        Days.of(DailyEquity.of(trades, start, span)),
        BuyAndHold.of(trades),
        Group.by(trade -> trade.pair().symbol(), trades, start),
        Group.by(trade -> trade.label().name(), trades, start),
        Group.by(trade -> trade.reason().name(), trades, start));
  }
}
