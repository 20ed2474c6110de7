package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How much time and money was at risk, closed trades only.
///
/// @param market the share of the span during which anything was held
/// @param capital the sum of stake times holding time, as a share of start times span
public record Exposure(Figure market, Figure capital) {
  private static final String NO_TIME = "no time has passed";

  static Exposure of(List<Trade> trades, Amount start, Span span) {
    double length = seconds(span.length());
    double staked =
        trades.stream().mapToDouble(it -> Ratios.number(it.stake()) * seconds(it.held())).sum();
    return new Exposure(
        Figure.quotient(seconds(inMarket(trades)), length, NO_TIME),
        Figure.quotient(staked, Ratios.number(start) * length, "no balance or no time"));
  }

  /// Time held by two positions at once counts once.
  private static Duration inMarket(List<Trade> trades) {
    Duration sum = Duration.ZERO;
    Instant seen = Instant.MIN;
    for (Trade trade : trades.stream().sorted(Comparator.comparing(Trade::openedAt)).toList()) {
      Instant from = trade.openedAt().isAfter(seen) ? trade.openedAt() : seen;
      if (trade.closedAt().isAfter(from)) {
        sum = sum.plus(Duration.between(from, trade.closedAt()));
        seen = trade.closedAt();
      }
    }
    return sum;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
