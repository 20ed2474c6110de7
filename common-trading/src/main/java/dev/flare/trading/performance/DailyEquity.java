package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The balance at the end of each UTC day of a span, closed trades only.
///
/// Sharpe and Sortino here are those of daily returns: a year has 365 days, and money without risk
/// earns nothing.
final class DailyEquity {
  static final double ROOT_OF_A_YEAR = Math.sqrt(365);

  private final Span span;
  private final Amount start;
  private final List<Amount> profits;

  private DailyEquity(Span span, Amount start, List<Amount> profits) {
    this.span = span;
    this.start = start;
    this.profits = profits;
  }

  static DailyEquity of(List<Trade> trades, Amount start, Span span) {
    Amount[] profits = new Amount[span.calendarDays()];
    Arrays.fill(profits, Amount.zero(start.coin()));
    for (Trade trade : trades) {
      int day = Math.clamp(span.dayOf(trade.closedAt()), 0, profits.length - 1);
      profits[day] = profits[day].plus(trade.profit());
    }
    return new DailyEquity(span, start, List.of(profits));
  }

  List<Performance.Day> days() {
    List<Performance.Day> days = new ArrayList<>();
    Amount balance = start;
    for (int day = 0; day < profits.size(); day++) {
      balance = balance.plus(profits.get(day));
      days.add(new Performance.Day(span.date(day), profits.get(day), balance));
    }
    return days;
  }

  /// Each day's profit as a share of the balance it began with; empty when a balance was used up.
  Optional<double[]> returns() {
    double[] returns = new double[profits.size()];
    Amount balance = start;
    for (int day = 0; day < returns.length; day++) {
      if (!balance.isPositive()) {
        return Optional.empty();
      }
      returns[day] = Ratios.share(profits.get(day), balance);
      balance = balance.plus(profits.get(day));
    }
    return Optional.of(returns);
  }

  /// Mean daily return / their standard deviation (n - 1), times the root of 365.
  Figure sharpe() {
    return overYear(returns -> returns.length < 2 ? 0 : Ratios.deviation(returns, 1));
  }

  /// Mean daily return / their downside deviation (over all days), times the root of 365.
  Figure sortino() {
    return overYear(Ratios::downsideDeviation);
  }

  private Figure overYear(Risk risk) {
    return returns()
        .map(returns -> annual(Ratios.mean(returns), risk.of(returns)))
        .orElseGet(() -> Figure.missing("no balance to earn on"));
  }

  private static Figure annual(double mean, double risk) {
    return Figure.quotient(mean * ROOT_OF_A_YEAR, risk, "no two days that differ");
  }

  /// The mean of the worst twentieth of daily returns, from 60 days on.
  Figure expectedShortfall() {
    if (profits.size() < 60) {
      return Figure.missing("needs 60 days, and there are " + profits.size());
    }
    return returns()
        .map(DailyEquity::worstTwentieth)
        .orElseGet(() -> Figure.missing("no balance to lose from"));
  }

  private static Figure worstTwentieth(double[] returns) {
    Arrays.sort(returns);
    return Figure.of(Ratios.mean(Arrays.copyOf(returns, Math.ceilDiv(returns.length, 20))));
  }

  private interface Risk {
    double of(double[] returns);
  }
}
