package dev.flare.trading.performance;

import dev.flare.market.Amount;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.trading.CloseReason;
import dev.flare.trading.Position;
import java.time.Duration;
import java.time.Instant;

/// A closed position as figures see it.
///
/// @param stake what was paid, positive
/// @param proceeds what it brought, in the same coin; what the spread cost is in it already
/// @param amount of the pair's base coin that was held between
public record Trade(
    Pair pair,
    Label label,
    CloseReason reason,
    Instant openedAt,
    Instant closedAt,
    Amount stake,
    Amount proceeds,
    Amount amount) {
  public Trade {
    if (!stake.isPositive()) {
      throw new IllegalArgumentException("A trade of %s has no ratio".formatted(stake));
    }
  }

  public static Trade of(Position.Closed closed) {
    Position.Entry entry = closed.entry();
    return new Trade(
        entry.motive().pair(),
        entry.motive().label(),
        closed.reason(),
        entry.openedAt(),
        closed.closedAt(),
        entry.cost(),
        closed.proceeds(),
        entry.amount());
  }

  public Amount profit() {
    return proceeds.minus(stake);
  }

  /// Profit as a share of the stake.
  public double ratio() {
    return Ratios.share(profit(), stake);
  }

  /// 1 for a gain, -1 for a loss, 0 for neither.
  int sign() {
    return profit().value().signum();
  }

  Duration held() {
    return Duration.between(openedAt, closedAt);
  }
}
