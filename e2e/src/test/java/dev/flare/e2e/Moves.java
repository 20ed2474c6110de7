package dev.flare.e2e;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What conversions moved, told alike by the exchange and by a trader.
final class Moves {
  private Moves() {}

  /// @param ledger of the exchange
  static List<String> happened(List<JsonNode> ledger) {
    return ledger.stream()
        .map(it -> moved(it, "fromCoinSize", "fromCoin", "toCoinSize", "toCoin"))
        .toList();
  }

  /// Those with live money of which the trader knows.
  static List<String> booked(List<JsonNode> conversions) {
    return conversions.stream()
        .filter(it -> it.get("mode").asString().equals("live"))
        .filter(it -> it.get("status").asString().equals("confirmed"))
        .map(it -> moved(it, "paid", "from", "received", "to"))
        .toList();
  }

  private static String moved(JsonNode it, String paid, String from, String received, String to) {
    return "%s %s -> %s %s"
        .formatted(
            number(it, paid), it.get(from).asString(), number(it, received), it.get(to).asString());
  }

  static String number(JsonNode row, String field) {
    return new BigDecimal(row.get(field).asString()).stripTrailingZeros().toPlainString();
  }
}
