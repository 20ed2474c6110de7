package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.time.Instant;

/// An offer of the exchange, in the texts in which it was told.
///
/// @param at exchange time at which it was made
/// @param bornNanos when it was made, on the real monotonic clock
record IssuedQuote(
    String traceId,
    Coin from,
    String fromSize,
    Coin to,
    String toSize,
    String price,
    Instant at,
    long bornNanos) {

  Amount spend() {
    return Amount.of(fromSize, from);
  }

  Amount receive() {
    return Amount.of(toSize, to);
  }

  /// Whether a trade repeats every text of this quote.
  boolean isRepeatedBy(Trade trade) {
    return from.name().equals(trade.fromCoin())
        && fromSize.equals(trade.fromCoinSize())
        && price.equals(trade.cnvtPrice())
        && to.name().equals(trade.toCoin())
        && toSize.equals(trade.toCoinSize());
  }
}
