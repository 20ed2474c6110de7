package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The exchange as anybody's client sees it: raw requests, raw answers.
class SimulatorApiTest {
  private static final Instant START = Instant.parse("2026-01-31T10:02:30Z");
  private static final String QUOTE =
      "/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=250&toCoin=ETH";

  private static Exchange exchange;

  @BeforeAll
  static void start() {
    exchange = Exchange.start(Map.of("START", START.toString(), "PAIRS", "ETH/USDT,BTC/USDT"));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  /// Else one test would use up the requests of the next.
  @BeforeEach
  void nextSecond() {
    exchange.pass(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v2/spot/market/candles                                               | 40019
          /api/v2/spot/market/candles?symbol=ETHUSDT                                | 40019
          /api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1Min               | 400171
          /api/v2/spot/market/candles?symbol=ETHUSDT&granularity=6h                 | 400171
          /api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1h&limit=0         | 400171
          /api/v2/spot/market/candles?symbol=XYZUSDT&granularity=1h                 | 40034
          /api/v2/spot/market/history-candles?symbol=ETHUSDT&granularity=1h         | 40019
          /api/v2/spot/market/tickers?symbol=XYZUSDT                                | 40034
          /api/v2/spot/public/symbols?symbol=XYZUSDT                                | 40034
          """)
  void deniesAPublicCallThatCannotBe(String target, String code) {
    Exchange.Reply reply = exchange.send(exchange.request(target));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.data().isNull()).isTrue();
    assertThat(reply.body().get("requestTime").isIntegralNumber()).isTrue();
  }

  @Test
  void saysThatThereIsNoSuchCall() {
    Exchange.Reply reply = exchange.send(exchange.request("/api/v2/spot/market/nothing"));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("40404");
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS-SIGN, bm9ib2R5, 40009",
    "ACCESS-TIMESTAMP, 1700000000000, 40008",
    "ACCESS-TIMESTAMP, now, 40005",
    "ACCESS-PASSPHRASE, wrong, 40012",
    "ACCESS-KEY, unknown, 40037"
  })
  void deniesAPrivateCallWithAWrongHeader(String header, String value, String code) {
    Exchange.Reply reply =
        exchange.send(exchange.signed("GET", QUOTE, "").setHeader(header, value));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH                                | 20002
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH&fromCoinSize=9&toCoinSize=9    | 20002
          /api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=9                            | 40019
          /api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=1.123456789&toCoin=ETH       | 01002
          /api/v2/convert/convert-record?startTime=1                                           | 40019
          /api/v2/convert/convert-record?startTime=2&endTime=2                                 | 40707
          /api/v2/convert/convert-record?startTime=0&endTime=7776000001                        | 40705
          """)
  void deniesAPrivateCallThatCannotBe(String target, String code) {
    assertThat(exchange.send(exchange.signed("GET", target, "")).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                  | 40019
          []                  | 40019
          {"fromCoin":        | 400171
          """)
  void deniesATradeThatIsNone(String body, String code) {
    Exchange.Reply reply = exchange.send(exchange.signed("POST", "/api/v2/convert/trade", body));

    assertThat(reply.code()).isEqualTo(code);
  }

  @Test
  void deniesATradeOfAQuoteThatItDoesNotKnow() {
    String body =
        """
        {"fromCoin":"USDT","fromCoinSize":"250","cnvtPrice":"1","toCoin":"ETH","toCoinSize":"1",\
        "traceId":"7"}\
        """;

    assertThat(exchange.send(exchange.signed("POST", "/api/v2/convert/trade", body)).code())
        .isEqualTo("12021");
  }

  @Test
  void deniesTheEleventhQuoteOfASecond() {
    for (int i = 0; i < 10; i++) {
      assertThat(exchange.send(exchange.signed("GET", QUOTE, "")).code()).isEqualTo("00000");
    }

    Exchange.Reply eleventh = exchange.send(exchange.signed("GET", QUOTE, ""));

    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(eleventh.code()).isEqualTo("429");
  }

  @Test
  void tellsOfTheAccountThatItIsAClassicOneAndMayNotWithdraw() {
    JsonNode info = exchange.send(exchange.signed("GET", "/api/v2/spot/account/info", "")).data();

    assertThat(info.get("authorities").toString()).isEqualTo("[\"stor\",\"stow\"]");
  }

  @Test
  void writesEveryConversionIntoRecordsBalancesAndLedger() {
    JsonNode quote = exchange.send(exchange.signed("GET", QUOTE, "")).data();
    String body = trade(quote);
    Amount before = exchange.account().balance(new Coin("USDT"));

    JsonNode traded = exchange.send(exchange.signed("POST", "/api/v2/convert/trade", body)).data();

    JsonNode record = exchange.send(exchange.signed("GET", records(), "")).data();
    assertThat(traded.get("toCoinSize")).isEqualTo(quote.get("toCoinSize"));
    assertThat(record.at("/dataList/0/ts")).isEqualTo(traded.get("ts"));
    assertThat(record.at("/dataList/0/cnvtPrice")).isEqualTo(traded.get("cnvtPrice"));
    assertThat(record.at("/dataList/0/traceId").isMissingNode()).isTrue();
    assertThat(record.at("/dataList/0/id")).isEqualTo(record.get("endId"));
    JsonNode assets =
        exchange.send(exchange.signed("GET", "/api/v2/spot/account/assets?coin=USDT", "")).data();
    assertThat(assets.at("/0/available").asString())
        .isEqualTo(before.minus(Amount.of("250", new Coin("USDT"))).plain());
    JsonNode line = exchange.send(exchange.request("/simulator/ledger?limit=1")).body().get(0);
    assertThat(line.get("request").asString()).isEqualTo(body);
    assertThat(line.get("traceId")).isEqualTo(quote.get("traceId"));
  }

  @Test
  void showsThePageWhatItsMarketCosts() {
    JsonNode market = exchange.send(exchange.request("/simulator/market")).body();

    assertThat(market.get("at").asLong()).isEqualTo(exchange.now().toEpochMilli());
    assertThat(market.at("/pairs/0/symbol").asString()).isEqualTo("ETHUSDT");
    assertThat(market.at("/pairs/0/status").asString()).isEqualTo("online");
    assertThat(market.at("/pairs/0/price").asDecimal())
        .isBetween(market.at("/pairs/0/bid").asDecimal(), market.at("/pairs/0/ask").asDecimal());
  }

  private static String records() {
    long now = exchange.now().toEpochMilli();
    return "/api/v2/convert/convert-record?endTime=%d&limit=1&startTime=%d"
        .formatted(now + 1, now - 60_000);
  }

  private static String trade(JsonNode quote) {
    return """
    {"fromCoin":"USDT","fromCoinSize":"250","cnvtPrice":%s,"toCoin":"ETH","toCoinSize":%s,\
    "traceId":%s}\
    """
        .formatted(quote.get("cnvtPrice"), quote.get("toCoinSize"), quote.get("traceId"));
  }
}
