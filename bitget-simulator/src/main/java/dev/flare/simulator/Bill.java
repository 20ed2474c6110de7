package dev.flare.simulator;

import dev.flare.market.Amount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// One coin's side of a conversion, as the account's bills tell it.
///
/// @param size negative for what was spent
/// @param balance of the coin, after it
record Bill(long id, Conversion conversion, String businessType, Amount size, Amount balance) {
  /// What came in and what went out, the newer first.
  static Stream<Bill> of(Conversion done) {
    Amount received = done.received();
    Amount spent = done.spent();
    return Stream.of(
        new Bill(2 * done.id() + 1, done, "CONVERT_IN", received, done.receivedCoin().after()),
        new Bill(
            2 * done.id(),
            done,
            "CONVERT_OUT",
            Amount.zero(spent.coin()).minus(spent),
            done.spentCoin().after()));
  }

  boolean isOf(String coin) {
    return size.coin().name().equalsIgnoreCase(coin);
  }

  Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("cTime", Long.toString(conversion.at().toEpochMilli()));
    row.put("coin", size.coin().name());
    row.put("groupType", "convert");
    row.put("businessType", businessType);
    row.put("size", size.plain());
    row.put("balance", balance.plain());
    row.put("fees", "0");
    row.put("billId", Long.toString(id));
    row.put("bizOrderId", Long.toString(conversion.id()));
    return row;
  }
}
