package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Coin;
import dev.flare.simulator.Wire.End;
import dev.flare.simulator.Wire.Received;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Disguise;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each fault as a bare socket sees it, and what the ledger says about it.
class FaultsOnTheWireTest {
  private static final Instant START = Instant.parse("2026-01-31T10:02:30Z");
  private static final String QUOTE =
      "/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=250&toCoin=ETH";
  private static final String TRADE = "/api/v2/convert/trade";
  private static final String CANDLES =
      "/api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&limit=20";
  private static final JsonMapper JSON = new JsonMapper();

  private static Exchange exchange;

  @BeforeAll
  static void start() {
    exchange = Exchange.start(Map.of("START", START.toString(), "PAIRS", "ETH/USDT"));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void begin() {
    exchange.send(exchange.signed("POST", "/simulator/reset", ""));
    exchange.pauses().asked.clear();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void resetsTheConnectionBeforeAnswering(boolean executed) {
    Received received = tradeUnder(new Fault.Reset(executed));

    assertThat(received).isEqualTo(new Received("", End.RESET));
    assertThat(executions()).isEqualTo(executed ? 1 : 0);
  }

  @Test
  void resetsTheConnectionInTheMiddleOfTheAnswer() {
    Received received = tradeUnder(new Fault.Cut());

    assertThat(received.statusLine()).isEqualTo("HTTP/1.1 200 ");
    assertThat(received.body()).startsWith("{\"code\":\"00000\"").doesNotEndWith("}}");
    assertThat(received.end()).isEqualTo(End.RESET);
    assertThat(executions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void staysSilentThenResets(boolean executed) {
    Received received = tradeUnder(new Fault.Hang(7000L, executed));

    assertThat(received).isEqualTo(new Received("", End.RESET));
    assertThat(exchange.pauses().asked).containsExactly(Duration.ofSeconds(7));
    assertThat(executions()).isEqualTo(executed ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersWithThePageOfAGateway(boolean executed) {
    Received received = tradeUnder(new Fault.Html(null, executed));

    assertThat(received.statusLine()).startsWith("HTTP/1.1 502");
    assertThat(received.text()).contains("Content-Type: text/html");
    assertThat(received.body()).startsWith("<html>").endsWith("</html>");
    assertThat(received.end()).isEqualTo(End.CLOSED);
    assertThat(executions()).isEqualTo(executed ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 500, 503})
  void answersWithAPageOfAnyStatus(int status) {
    Received received = tradeUnder(new Fault.Html(status, false));

    assertThat(received.statusLine()).startsWith("HTTP/1.1 " + status);
    assertThat(received.body()).startsWith("<html>");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersWithNothing(boolean executed) {
    Received received = tradeUnder(new Fault.Empty(executed));

    assertThat(received.statusLine()).startsWith("HTTP/1.1 200");
    assertThat(received.body()).isEmpty();
    assertThat(executions()).isEqualTo(executed ? 1 : 0);
  }

  @Test
  void takesItsTime() {
    Received received = tradeUnder(new Fault.Slow(3000));

    assertThat(JSON.readTree(received.body()).path("code").asString()).isEqualTo("00000");
    assertThat(exchange.pauses().asked)
        .containsExactly(Duration.ofMillis(1500), Duration.ofMillis(1500));
    assertThat(executions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"40015", "40725", "45001", "12021", "40085", "40014", "40018", "98765", "429"})
  void refusesWithACodeAndDoesNothing(String code) {
    Received received = tradeUnder(new Fault.Refuse(code, null, null));

    assertThat(received.statusLine())
        .startsWith(code.equals("429") ? "HTTP/1.1 429" : "HTTP/1.1 4");
    assertThat(JSON.readTree(received.body()).path("code").asString()).isEqualTo(code);
    assertThat(JSON.readTree(received.body()).path("data").isNull()).isTrue();
    assertThat(executions()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Disguise.class,
      names = {"MESSAGE", "CHINESE", "EXTRA_FIELDS", "NULL_DATA"})
  void answersTrulyInUnusualLetters(Disguise how) {
    JsonNode answer = JSON.readTree(tradeUnder(new Fault.Rewrite(how)).body());

    assertThat(answer.path("code").asString()).isEqualTo("00000");
    assertThat(executions()).isEqualTo(1);
    switch (how) {
      case MESSAGE -> assertThat(answer.has("msg")).isFalse();
      case CHINESE -> assertThat(answer.path("msg").asString()).startsWith("请求成功");
      case EXTRA_FIELDS -> assertThat(answer.path("data").has("newObject")).isTrue();
      case NULL_DATA -> assertThat(answer.path("data").isNull()).isTrue();
      default -> throw new AssertionError(how);
    }
  }

  @Test
  void tellsSizesAsNumbersAndListsAsNull() {
    exchange.order(FaultOrder.always(Call.QUOTE, new Fault.Rewrite(Disguise.NUMBERS)));
    exchange.order(FaultOrder.always(Call.RECORDS, new Fault.Rewrite(Disguise.NULL_LISTS)));

    assertThat(get(QUOTE).at("/data/fromCoinSize").isNumber()).isTrue();
    assertThat(get(records()).at("/data/dataList").isNull()).isTrue();
  }

  @Test
  void dressesUpNothingThatAnotherFaultMadeUnreadable() {
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.Rewrite(Disguise.CHINESE)));
    Received received = tradeUnder(new Fault.Html(502, true));

    assertThat(received.statusLine()).startsWith("HTTP/1.1 502");
    assertThat(received.body()).startsWith("<html>");
    assertThat(executions()).isEqualTo(1);
  }

  @Test
  void answersWhatHasNoCandlesThoughCandlesAreToStandStill() {
    exchange.order(FaultOrder.always(Call.QUOTE, new Fault.Rewrite(Disguise.FLAT_ROWS)));

    assertThat(get(QUOTE).at("/data/toCoin").asString()).isNotEmpty();
  }

  @Test
  void leavesHolesAmongCandles() {
    JsonNode rows = candlesUnder(Disguise.GAPS);

    assertThat(rows).hasSize(16);
    assertThat(rows.at("/4/0").asLong() - rows.at("/3/0").asLong()).isEqualTo(120_000);
  }

  @Test
  void letsCandlesStandStill() {
    JsonNode row = candlesUnder(Disguise.FLAT_ROWS).get(4);

    assertThat(row.get(2)).isEqualTo(row.get(1));
    assertThat(row.get(4)).isEqualTo(row.get(1));
    assertThat(row.get(5).asString()).isEqualTo("0");
  }

  @Test
  void tellsCandlesTwice() {
    JsonNode rows = candlesUnder(Disguise.DUPLICATES);

    assertThat(rows).hasSize(24);
    assertThat(rows.get(5)).isEqualTo(rows.get(4));
  }

  @Test
  void ignoresTheStartOfCandlesOnlyWhenOrdered() {
    String since = CANDLES + "&startTime=" + START.minusSeconds(150).toEpochMilli();
    assertThat(get(since).path("data")).hasSize(3);

    exchange.order(FaultOrder.always(Call.CANDLES, new Fault.IgnoreStart()));

    assertThat(get(since).path("data")).hasSize(20);
  }

  @Test
  void tellsOfAConversionLate() {
    tradeUnder(new Fault.DelayRecord(10));

    exchange.pass(Duration.ofMillis(9999));
    assertThat(get(records()).at("/data/dataList")).isEmpty();
    assertThat(get("/api/v2/spot/account/bills?groupType=convert").path("data")).isEmpty();

    exchange.pass(Duration.ofMillis(1));
    assertThat(get(records()).at("/data/dataList")).hasSize(1);
    assertThat(get("/api/v2/spot/account/bills?groupType=convert").path("data")).hasSize(2);
  }

  @Test
  void letsFaultsStrikeTogether() {
    exchange.order(FaultOrder.always(Call.TRADE, new Fault.Reset(true)));

    Received received = tradeUnder(new Fault.DelayRecord(5));

    assertThat(received.end()).isEqualTo(End.RESET);
    assertThat(executions()).isEqualTo(1);
    assertThat(get(records()).at("/data/dataList")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, -40})
  void setsTheClockOff(double seconds) {
    exchange.order(FaultOrder.always(Call.ANY, new Fault.Skew(seconds)));

    assertThat(get("/api/v2/public/time").at("/data/serverTime").asLong())
        .isEqualTo(exchange.now().toEpochMilli() + (long) (seconds * 1000));
    assertThat(get(QUOTE).path("code").asString()).isEqualTo("40008");
  }

  @Test
  void strikesTheNthCallAndNoOther() {
    exchange.order(FaultOrder.nth(Call.QUOTE, 2, new Fault.Refuse("45001", null, null)));

    assertThat(List.of(quoteCode(), quoteCode(), quoteCode()))
        .containsExactly("00000", "45001", "00000");
  }

  private static String quoteCode() {
    return get(QUOTE).path("code").asString();
  }

  private static JsonNode candlesUnder(Disguise how) {
    exchange.order(FaultOrder.always(Call.CANDLES, new Fault.Rewrite(how)));
    return get(CANDLES).path("data");
  }

  private static Received tradeUnder(Fault fault) {
    exchange.pass(Duration.ofSeconds(1));
    JsonNode quote = get(QUOTE).path("data");
    exchange.order(FaultOrder.always(Call.TRADE, fault));
    return exchange.exchange("POST", TRADE, trade(quote));
  }

  private static JsonNode get(String target) {
    return JSON.readTree(exchange.exchange("GET", target, "").body());
  }

  private static int executions() {
    int lines = exchange.account().ledger().size();
    assertThat(exchange.account().balance(new Coin("USDT")).plain())
        .isEqualTo(lines == 0 ? "10000" : "9750");
    return lines;
  }

  private static String records() {
    long now = exchange.now().toEpochMilli();
    return "/api/v2/convert/convert-record?endTime=%d&startTime=%d"
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
