package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that the closed trades of a span say about a trader. Ratios are shares of one (0.05
/// is 5 %), days are UTC's, and open positions are not in it.
///
/// Formulas: `docs/reference/statistics.md`.
///
/// @param start the balance before the first of them
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

  /// A day of UTC.
  ///
  /// @param profit of the trades closed on it
  /// @param balance at its end, closed trades only
  public record Day(LocalDate date, Amount profit, Amount balance) {}

  /// How the days went; one without a closed trade is a draw.
  ///
  /// @param all every day of the span, in order
  public record Days(List<Day> all) {
    public int wins() {
      return count(1);
    }

    public int draws() {
      return count(0);
    }

    public int losses() {
      return count(-1);
    }

    private int count(int sign) {
      return (int) all.stream().filter(day -> day.profit.value().signum() == sign).count();
    }

    public Optional<Day> best() {
      return all.stream().max(Comparator.comparing(Day::profit));
    }

    public Optional<Day> worst() {
      return all.stream().min(Comparator.comparing(Day::profit));
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
        new Days(DailyEquity.of(trades, start, span).days()),
        BuyAndHold.of(trades),
        Group.by(trade -> trade.pair().symbol(), trades, start),
        Group.by(trade -> trade.label().name(), trades, start),
        Group.by(trade -> trade.reason().name(), trades, start));
  }
}
