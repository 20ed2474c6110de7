package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManyPairsTest {
  @Test
  void convertsIntoEachOfFiveHundredCoins() {
    try (Exchange exchange =
        Exchange.start(
            Map.of("PAIRS", "500", "LIMITS", "false", "START", "2026-01-31T10:02:30Z"))) {
      String ask = "/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=250&toCoin=SIM489";

      JsonNode quote = exchange.send(exchange.signed("GET", ask, "")).data();
      JsonNode currencies =
          exchange.send(exchange.signed("GET", "/api/v2/convert/currencies", "")).data();

      assertThat(quote.get("toCoinSize").asDecimal()).isPositive();
      assertThat(currencies).hasSize(501);
    }
  }
}
