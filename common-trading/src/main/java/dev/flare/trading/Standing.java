package dev.flare.trading;

import dev.flare.market.Percentage;
import java.time.Duration;
import java.time.Instant;

/// An open position at a moment at which its value is known.
///
/// @param position with this moment already among its extremes
/// @param change of the value against the cost
/// @param sellSignal a confirmed sell decision for the pair came since the last valuation
record Standing(Position.Open position, Percentage change, Instant now, boolean sellSignal) {
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
