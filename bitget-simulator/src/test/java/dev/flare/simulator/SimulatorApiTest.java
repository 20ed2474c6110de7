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

  /// Else one test would use up the requests and the money of the next.
  @BeforeEach
  void nextSecond() {
    exchange.send(exchange.signed("POST", "/simulator/reset", ""));
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
          /api/v2/spot/market/candles?symbol=ETHUSDT&granularity=6H                 | 400171
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

  @ParameterizedTest
  @CsvSource({
    "1day, 2026-01-30T16:00:00Z",
    "12h, 2026-01-31T04:00:00Z",
    "6h, 2026-01-31T10:00:00Z",
    "1Dutc, 2026-01-31T00:00:00Z"
  })
  void opensDaysInUtcPlus8WhereTheNameDoesNotSayUtc(String granularity, Instant open) {
    String call = "/api/v2/spot/market/candles?symbol=ETHUSDT&limit=1&granularity=";

    JsonNode rows = exchange.send(exchange.request(call + granularity)).data();

    assertThat(rows.at("/0/0").asLong()).isEqualTo(open.toEpochMilli());
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
  void keepsTheBalancesBeforeAndAfterEachConversion() {
    Amount before = exchange.account().balance(new Coin("USDT"));
    convert();

    JsonNode line = exchange.send(exchange.request("/simulator/ledger?limit=1")).body().get(0);

    assertThat(line.get("fromBalanceBefore").asString()).isEqualTo(before.plain());
    assertThat(line.get("fromBalanceAfter").asString())
        .isEqualTo(before.minus(Amount.of("250", new Coin("USDT"))).plain());
    assertThat(line.get("quotedAt").asLong()).isEqualTo(line.get("at").asLong());
    assertThat(line.get("signedAt").asString()).isEqualTo(line.get("at").asString());
  }

  @Test
  void turnsThePagesOfRecordsByTheirEnd() {
    String first = convert();
    String second = convert();

    JsonNode page = exchange.send(exchange.signed("GET", records(), "")).data();
    JsonNode next =
        exchange
            .send(
                exchange.signed(
                    "GET",
                    records()
                        .replace(
                            "&limit", "&idLessThan=" + page.get("endId").asString() + "&limit"),
                    ""))
            .data();

    assertThat(page.at("/dataList/0/toCoinSize").asString()).isEqualTo(second);
    assertThat(next.at("/dataList/0/toCoinSize").asString()).isEqualTo(first);
  }

  @Test
  void billsBothSidesOfAConversion() {
    String received = convert();

    JsonNode bills =
        exchange
            .send(
                exchange.signed("GET", "/api/v2/spot/account/bills?groupType=convert&limit=2", ""))
            .data();

    assertThat(bills.at("/0/coin").asString()).isEqualTo("ETH");
    assertThat(Amount.of(bills.at("/0/size").asString(), new Coin("ETH")))
        .isEqualTo(Amount.of(received, new Coin("ETH")));
    assertThat(bills.at("/1/size").asString()).isEqualTo("-250");
    assertThat(bills.at("/1/bizOrderId")).isEqualTo(bills.at("/0/bizOrderId"));
    assertThat(
            exchange
                .send(exchange.signed("GET", "/api/v2/spot/account/bills?groupType=deposit", ""))
                .data())
        .isEmpty();
  }

  @Test
  void goesBackToTheStart() {
    convert();

    exchange.send(exchange.signed("POST", "/simulator/reset", ""));

    assertThat(exchange.account().ledger()).isEmpty();
    assertThat(exchange.account().balances()).containsExactly(Amount.of("10000", new Coin("USDT")));
  }

  @Test
  void takesOrdersOfFaultsOverHttp() {
    String order =
        """
        {"call": "time", "nth": 1, "fault": {"does": "refuse", "code": "45001"}}\
        """;
    JsonNode ordered = exchange.send(exchange.signed("POST", "/simulator/faults", order)).body();
    String time = "/api/v2/public/time";

    assertThat(exchange.send(exchange.request(time)).code()).isEqualTo("45001");
    assertThat(exchange.send(exchange.request(time)).code()).isEqualTo("00000");
    JsonNode standing = exchange.send(exchange.request("/simulator/faults")).body();
    assertThat(standing.at("/0/id")).isEqualTo(ordered.at("/0/id"));
    assertThat(standing.at("/0/seen").asInt()).isEqualTo(2);
    assertThat(standing.at("/0/struck").asInt()).isEqualTo(1);
    assertThat(standing.at("/0/order/fault/does").asString()).isEqualTo("refuse");

    String one = "/simulator/faults/" + ordered.at("/0/id").asString();
    assertThat(exchange.send(exchange.signed("DELETE", one, "")).status()).isEqualTo(204);
    assertThat(exchange.send(exchange.signed("DELETE", one, "")).status()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongWithAnOrder() {
    Exchange.Reply reply =
        exchange.send(exchange.signed("POST", "/simulator/faults", "{\"call\": \"trades\"}"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().get("type").asString()).endsWith("fault-unreadable");
    assertThat(reply.body().get("detail").asString()).contains("trades");
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

  /// @return the size that it brought
  private static String convert() {
    JsonNode quote = exchange.send(exchange.signed("GET", QUOTE, "")).data();
    return exchange
        .send(exchange.signed("POST", "/api/v2/convert/trade", trade(quote)))
        .data()
        .get("toCoinSize")
        .asString();
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
