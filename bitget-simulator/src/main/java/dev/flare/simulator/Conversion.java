package dev.flare.simulator;

import dev.flare.market.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// What really happened to the account once.
///
/// @param id the record's own, rising with each conversion
/// @param at exchange time
/// @param quote what was taken
/// @param cause the request that did it
/// @param spentCoin how the balance of the spent coin changed
/// @param receivedCoin how the balance of the received coin changed
record Conversion(
    long id,
    Instant at,
    IssuedQuote quote,
    Cause cause,
    BalanceChange spentCoin,
    BalanceChange receivedCoin) {
  private static final int RECORDED_DECIMALS = 8;

  /// The trade that was sent.
  ///
  /// @param body letter for letter
  /// @param signedAt what the caller said the time was
  /// @param nanos when it was executed, on the real monotonic clock
  /// @param recordDelay how much real time later the record comes
  record Cause(String body, String signedAt, long nanos, Duration recordDelay) {}

  record BalanceChange(Amount before, Amount after) {}

  /// Whether the exchange's records hold it by now.
  boolean isRecorded(long nanos) {
    return nanos - cause.nanos() >= cause.recordDelay().toNanos();
  }

  Amount spent() {
    return quote.spend();
  }

  Amount received() {
    return quote.receive();
  }

  /// The price as trades and records tell it: with eight decimals, whatever is lost by that.
  String recordedPrice() {
    return new BigDecimal(quote.price())
        .setScale(RECORDED_DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
