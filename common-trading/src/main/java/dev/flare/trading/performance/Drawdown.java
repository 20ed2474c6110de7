package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How far the balance fell from its highest point, looked at whenever a trade closed.
///
/// @param deepest the fall that cost most coins; empty when nothing ever fell
/// @param ofAccount what it cost, as a share of the balance it fell from
/// @param underwater the largest share that was ever missing from the highest balance
/// @param longest the longest time spent below a highest balance, a present fall included
/// @param now what is missing from the highest balance, as a share of it
public record Drawdown(
    Optional<Fall> deepest, Figure ofAccount, Figure underwater, Duration longest, Figure now) {
  private static final String NO_BALANCE = "no balance to fall from";

  /// From a highest profit down and up again.
  ///
  /// @param high the profit at which it began
  /// @param low the lowest profit of the fall
  /// @param until when the profit was as high as before, or the end of the span
  public record Fall(Amount high, Instant from, Amount low, Instant lowAt, Instant until) {
    public Amount depth() {
      return high.minus(low);
    }

    Duration length() {
      return Duration.between(from, until);
    }

    private double shareOf(Amount start) {
      return Ratios.share(depth(), start.plus(high));
    }

    private Fall to(Amount profit, Instant at) {
      return profit.compareTo(low) < 0 ? new Fall(high, from, profit, at, at) : endingAt(at);
    }

    private Fall endingAt(Instant at) {
      return new Fall(high, from, low, lowAt, at);
    }
  }

  /// @param trades in the order of their close
  static Drawdown of(List<Trade> trades, Amount start, Span span) {
    Curve curve = new Curve(Amount.zero(start.coin()), span.from());
    trades.forEach(curve::add);
    List<Fall> falls = curve.falls(span.to());
    Optional<Fall> deepest = falls.stream().max(Comparator.comparing(Fall::depth));
    boolean measurable = start.isPositive();
    return new Drawdown(
        deepest,
        measurable
            ? Figure.of(deepest.map(fall -> fall.shareOf(start)).orElse(0.0))
            : Figure.missing(NO_BALANCE),
        measurable
            ? Figure.of(falls.stream().mapToDouble(fall -> fall.shareOf(start)).max().orElse(0))
            : Figure.missing(NO_BALANCE),
        falls.stream().map(Fall::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
        measurable ? Figure.of(curve.missing(start)) : Figure.missing(NO_BALANCE));
  }

  /// The profit over time, one point for each close.
  private static final class Curve {
    private final List<Fall> over = new ArrayList<>();
    private Optional<Fall> falling = Optional.empty();
    private Amount profit;
    private Amount peak;
    private Instant peakAt;

    Curve(Amount nothing, Instant begin) {
      this.profit = nothing;
      this.peak = nothing;
      this.peakAt = begin;
    }

    void add(Trade trade) {
      Instant at = trade.closedAt();
      profit = profit.plus(trade.profit());
      if (profit.compareTo(peak) >= 0) {
        falling.map(fall -> fall.endingAt(at)).ifPresent(over::add);
        falling = Optional.empty();
        peak = profit;
        peakAt = at;
      } else {
        Fall begun = falling.orElseGet(() -> new Fall(peak, peakAt, profit, at, at));
        falling = Optional.of(begun.to(profit, at));
      }
    }

    List<Fall> falls(Instant end) {
      List<Fall> all = new ArrayList<>(over);
      falling.map(fall -> fall.endingAt(end)).ifPresent(all::add);
      return all;
    }

    double missing(Amount start) {
      return Ratios.share(peak.minus(profit), start.plus(peak));
    }
  }
}
