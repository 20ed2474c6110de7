package dev.flare.simulator;

import dev.flare.market.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/// What really happened to the account once.
///
/// @param id the record's own, rising with each conversion
/// @param at exchange time
/// @param request the body of the trade that caused it, letter for letter
/// @param signedAt what the caller said the time was
record Conversion(
    long id,
    String traceId,
    Instant at,
    Amount spent,
    Amount received,
    BigDecimal price,
    String request,
    String signedAt) {
  private static final int RECORDED_DECIMALS = 8;

  /// The price as trades and records tell it: with eight decimals, whatever is lost by that.
  String recordedPrice() {
    return price.setScale(RECORDED_DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
