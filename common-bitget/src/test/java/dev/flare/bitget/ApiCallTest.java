package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiCallTest {
  @Test
  void ordersItsQueryByName() {
    ApiCall call =
        ApiCall.get(
            Endpoint.QUOTE, Map.of("toCoin", "BTC", "fromCoin", "USDT", "fromCoinSize", "100"));

    assertThat(call.target())
        .isEqualTo("/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=100&toCoin=BTC");
  }

  @Test
  void writesNoQuestionMarkForAnEmptyQuery() {
    assertThat(ApiCall.get(Endpoint.CURRENCIES, Map.of()))
        .hasToString("GET /api/v2/convert/currencies");
  }

  @Test
  void refusesAValueThatWouldTravelEncoded() {
    assertThatThrownBy(() -> ApiCall.get(Endpoint.TICKERS, Map.of("symbol", "BTC&limit=1")))
        .hasMessageContaining("symbol=BTC&limit=1");
  }
}
