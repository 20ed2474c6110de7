package dev.flare.trading;

import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// An open position at a moment at which its value is known.
///
/// @param position with this moment already among its extremes
/// @param change of the value against the cost
/// @param sellSignal a confirmed sell decision for the pair came since the last valuation
record Standing(Position.Open position, Percentage change, Instant now, boolean sellSignal) {
  /// A move that a position may well make from one look to the next, as a share of the gain that it
  /// hopes for.
  private static final BigDecimal SMALL_MOVE = new BigDecimal("0.25");

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /// The same after a small move down.
  Standing lower() {
    return at(change.minus(smallMove()));
  }

  /// The same after a small move up from where it really is.
  ///
  /// @param factor how much better its own price may be than the one at which it was valued
  Standing higher(BigDecimal factor) {
    BigDecimal worth = HUNDRED.add(change.value()).multiply(factor);
    Percentage own = new Percentage(worth.subtract(HUNDRED));
    Percentage up = own.minus(smallMove().negated());
    return new Standing(position.seenAt(up), up, now, sellSignal);
  }

  private Percentage smallMove() {
    return new Percentage(takeProfit().value().multiply(SMALL_MOVE));
  }

  Standing at(Percentage otherChange) {
    return new Standing(position, otherChange, now, sellSignal);
  }

  Duration age() {
    return Duration.between(position.entry().openedAt(), now);
  }

  Percentage takeProfit() {
    return position.entry().motive().takeProfit();
  }

  Percentage best() {
    return position.seen().map(Position.Extremes::highest).orElse(change);
  }
}
