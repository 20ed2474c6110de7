package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.Duration;
import java.util.List;

/// Gains in relation to the risk they took. What speaks of a year is missing before there are 30
/// trades and 30 days.
///
/// @param yearlyGrowth CAGR: (end / start)^(365 / days) - 1
/// @param sharpe of daily returns; see [DailyEquity]
/// @param sortino of daily returns; see [DailyEquity]
/// @param calmar yearly growth / largest share underwater
/// @param systemQuality SQN: root of N (100 at most) times mean / standard deviation (n - 1) of the
///   profits
/// @param expectedShortfall the mean of the worst twentieth of daily returns
/// @param freqtradeSharpe what freqtrade prints as Sharpe, to compare with
public record RiskAdjusted(
    Figure yearlyGrowth,
    Figure sharpe,
    Figure sortino,
    Figure calmar,
    Figure systemQuality,
    Figure expectedShortfall,
    Figure freqtradeSharpe) {
  static final int LEAST_TRADES = 30;
  static final Duration LEAST_TIME = Duration.ofDays(30);

  static RiskAdjusted of(List<Trade> trades, Amount start, Span span, Drawdown drawdown) {
    return trades.size() >= LEAST_TRADES && span.length().compareTo(LEAST_TIME) >= 0
        ? ungated(trades, start, span, drawdown)
        : tooEarly(trades, span);
  }

  private static RiskAdjusted tooEarly(List<Trade> trades, Span span) {
    Figure why =
        Figure.missing(
            "needs %d trades and %d days, and there are %d and %d"
                .formatted(
                    LEAST_TRADES, LEAST_TIME.toDays(), trades.size(), span.length().toDays()));
    return new RiskAdjusted(why, why, why, why, why, why, why);
  }

  /// All figures, however little they stand on.
  static RiskAdjusted ungated(List<Trade> trades, Amount start, Span span, Drawdown drawdown) {
    DailyEquity equity = DailyEquity.of(trades, start, span);
    Figure growth = yearlyGrowth(trades, start, span);
    return new RiskAdjusted(
        growth,
        equity.sharpe(),
        equity.sortino(),
        calmar(growth, drawdown),
        systemQuality(trades),
        equity.expectedShortfall(),
        freqtradeSharpe(trades, start, span));
  }

  private static Figure yearlyGrowth(List<Trade> trades, Amount start, Span span) {
    Amount end = trades.stream().map(Trade::profit).reduce(start, Amount::plus);
    if (!start.isPositive() || !end.isPositive()) {
      return Figure.missing("no balance to grow");
    }
    return Figure.of(Math.pow(Ratios.share(end, start), 365.0 / span.wholeDays()) - 1);
  }

  private static Figure calmar(Figure growth, Drawdown drawdown) {
    return growth instanceof Figure.Known(var yearly)
            && drawdown.underwater() instanceof Figure.Known(var fall)
        ? Figure.quotient(yearly, fall, "nothing fell yet")
        : growth;
  }

  private static Figure systemQuality(List<Trade> trades) {
    if (trades.size() < 2) {
      return Figure.missing("needs two trades");
    }
    double[] profits = profits(trades);
    return Figure.quotient(
        Math.sqrt(Math.min(profits.length, 100)) * Ratios.mean(profits),
        Ratios.deviation(profits, 1),
        "all trades brought the same");
  }

  /// Profit per day over the deviation of profits per trade (n), times the root of 365.
  private static Figure freqtradeSharpe(List<Trade> trades, Amount start, Span span) {
    if (trades.isEmpty() || !start.isPositive()) {
      return Figure.missing("no trade, or no balance");
    }
    double[] profits = profits(trades);
    double perDay = Ratios.mean(profits) * profits.length / span.wholeDays();
    return Figure.quotient(
        perDay * DailyEquity.ROOT_OF_A_YEAR,
        Ratios.deviation(profits, 0),
        "all trades brought the same");
  }

  private static double[] profits(List<Trade> trades) {
    return trades.stream().map(Trade::profit).mapToDouble(Ratios::number).toArray();
  }
}
