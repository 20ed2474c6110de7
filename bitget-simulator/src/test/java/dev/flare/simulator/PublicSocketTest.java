package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The public channels as anybody's client sees them.
class PublicSocketTest {
  private static final Instant START = Instant.parse("2026-01-31T10:02:30Z");
  private static final long MINUTE = 60_000;

  private static Exchange exchange;

  private Listener listener;

  @BeforeAll
  static void start() {
    exchange = Exchange.start(Map.of("START", START.toString(), "PAIRS", "ETH/USDT,BTC/USDT"));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void connect() {
    exchange.send(exchange.signed("POST", "/simulator/reset", ""));
    listener = exchange.listener();
  }

  @AfterEach
  void leave() {
    listener.close();
  }

  @Test
  void acknowledgesThenTellsWhatWas() {
    listener.subscribe("candle1m", "ETHUSDT");

    JsonNode ack = listener.next();
    JsonNode snapshot = listener.next();

    assertThat(ack.path("event").asString()).isEqualTo("subscribe");
    assertThat(ack.at("/arg/instId").asString()).isEqualTo("ETHUSDT");
    assertThat(snapshot.path("action").asString()).isEqualTo("snapshot");
    assertThat(snapshot.path("ts").asLong()).isEqualTo(exchange.now().toEpochMilli());
    assertThat(snapshot.path("data")).hasSize(100);
    assertThat(snapshot.at("/data/99")).hasSize(8);
    assertThat(snapshot.at("/data/99/0").asLong())
        .isEqualTo(exchange.now().toEpochMilli() / MINUTE * MINUTE);
  }

  @Test
  void pushesTheRunningCandleOnceASecondAndItsFinalValuesWhenItIsOver() {
    JsonNode snapshot = subscribed("candle1m");
    long open = snapshot.at("/data/99/0").asLong();
    exchange.pass(Duration.ofSeconds(1));

    JsonNode update = listener.next();
    assertThat(update.path("action").asString()).isEqualTo("update");
    assertThat(update.at("/data/0/0").asLong()).isEqualTo(open);

    exchange.pass(Duration.ofMillis(open + MINUTE + 10 - exchange.now().toEpochMilli()));

    JsonNode over = listener.next();
    assertThat(over.path("data")).hasSize(2);
    assertThat(over.at("/data/1/0").asLong()).isEqualTo(open + MINUTE);
    assertThat(over.at("/data/0")).isEqualTo(closed(open));
  }

  @Test
  void pushesWholeTickersInTheNamesOfTheChannel() {
    JsonNode snapshot = subscribed("ticker");
    exchange.pass(Duration.ofMillis(300));

    JsonNode next = listener.next();

    assertThat(snapshot.at("/data/0").propertyNames())
        .contains("instId", "open24h", "lastPr", "bidPr", "askPr")
        .doesNotContain("symbol", "open", "usdtVolume");
    assertThat(next.path("action").asString()).isEqualTo("snapshot");
    assertThat(next.at("/data/0/ts").asLong()).isEqualTo(exchange.now().toEpochMilli());
  }

  @Test
  void answersPingInText() {
    listener.send("ping");

    assertThat(listener.text()).isEqualTo("pong");
  }

  @Test
  void pushesNothingMoreOfWhatIsUnsubscribed() {
    var _ = subscribed("candle1m");
    listener.send(Listener.request("unsubscribe", "candle1m", "ETHUSDT"));
    assertThat(listener.next().path("event").asString()).isEqualTo("unsubscribe");
    exchange.pass(Duration.ofSeconds(5));

    var _ = subscribed("ticker");

    assertThat(listener.unread()).noneMatch(text -> text.contains("candle1m"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"op":"subscribe","args":[{"instType":"SPOT","channel":"candle2m","instId":"ETHUSDT"}]} | 30001
          {"op":"subscribe","args":[{"instType":"SPOT","channel":"ticker","instId":"XYZUSDT"}]}   | 30001
          {"op":"subscribe"}                                                                      | 30002
          subscribe                                                                               | 30002
          {"op":"listen","args":[]}                                                               | 30003
          """)
  void saysWhatItCannotFollowWithANumber(String request, int code) {
    listener.send(request);

    JsonNode error = listener.next();

    assertThat(error.path("event").asString()).isEqualTo("error");
    assertThat(error.path("code").isIntegralNumber()).isTrue();
    assertThat(error.path("code").asInt()).isEqualTo(code);
  }

  @Test
  void hangsUpOnWhoeverFloodsIt() {
    for (int i = 0; i < 11; i++) {
      listener.send("ping");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(listener.text()).isEqualTo("pong");
    }

    assertThat(listener.next().path("code").asInt()).isEqualTo(30007);
    assertThat(listener.end()).isEqualTo("closed");
  }

  @Test
  void hangsUpAfterTwoMinutesWithoutAPing() {
    exchange.pass(Duration.ofSeconds(119));
    listener.send("ping");
    assertThat(listener.text()).isEqualTo("pong");
    exchange.pass(Duration.ofSeconds(119));
    listener.send("ping");
    assertThat(listener.text()).isEqualTo("pong");

    exchange.pass(Duration.ofMinutes(2));

    assertThat(listener.end()).isEqualTo("closed");
  }

  @Test
  void hangsUpOnEverybodyAfterADay() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      listener.send("ping"); // the day begins when the exchange knows of it
      assertThat(listener.text()).isEqualTo("pong");
      exchange.pass(Duration.ofMinutes(1));
    }

    assertThat(listener.end()).isEqualTo("closed");
  }

  @Test
  void opensDaysInUtcPlus8WhereTheNameDoesNotSayUtc() {
    assertThat(subscribed("candle1D").at("/data/99/0").asLong())
        .isEqualTo(eastern(exchange.now()).toEpochMilli());
  }

  private static Instant eastern(Instant now) {
    Duration ahead = Duration.ofHours(8);
    return now.plus(ahead).truncatedTo(ChronoUnit.DAYS).minus(ahead);
  }

  @ParameterizedTest
  @CsvSource({"403, 403", "429, 429", "200, 200"})
  void refusesAHandshakeOnOrder(int ordered, int status) {
    exchange.order(FaultOrder.nth(Call.HANDSHAKE, 1, new Fault.Html(ordered, false)));

    Wire.Received refused = exchange.handshake();

    assertThat(refused.statusLine()).contains(Integer.toString(status));
    assertThat(refused.body()).contains("<html>");
    assertThat(exchange.handshake().statusLine()).contains("101");
  }

  @Test
  void saysACodeInPlaceOfAPushOnOrder() {
    exchange.order(FaultOrder.nth(Call.SOCKET, 1, new Fault.Refuse("30006", "slow down", null)));
    listener.subscribe("ticker", "ETHUSDT");
    assertThat(listener.next().path("event").asString()).isEqualTo("subscribe");

    JsonNode error = listener.next();

    assertThat(error.path("event").asString()).isEqualTo("error");
    assertThat(error.path("code").isIntegralNumber()).isTrue();
    assertThat(error.path("code").asInt()).isEqualTo(30006);
    assertThat(error.path("msg").asString()).isEqualTo("slow down");
  }

  @Test
  void dropsAConnectionOnOrder() {
    var _ = subscribed("ticker");
    exchange.order(FaultOrder.nth(Call.SOCKET, 1, new Fault.Reset(true)));
    exchange.pass(Duration.ofMillis(300));

    assertThat(listener.end()).isEqualTo("broken");
  }

  @Test
  void remembersNothingAfterAReconnect() {
    var _ = subscribed("ticker");
    listener.close();
    listener = exchange.listener();
    exchange.pass(Duration.ofSeconds(1));

    listener.send("ping");

    assertThat(listener.text()).isEqualTo("pong");
    assertThat(listener.unread()).isEmpty();
  }

  @Test
  void leavesTheDashboardsOwnSocketAlone() {
    try (Listener dashboard = exchange.listener("/ws")) {
      dashboard.send("CONNECT\naccept-version:1.2\nhost:127.0.0.1\n\n\0");

      assertThat(dashboard.text()).startsWith("CONNECTED");
    }
  }

  private JsonNode subscribed(String channel) {
    listener.subscribe(channel, "ETHUSDT");
    assertThat(listener.next().path("event").asString()).isEqualTo("subscribe");
    return listener.next();
  }

  private static JsonNode closed(long open) {
    String candles =
        "/api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&limit=1&endTime=%d";
    return exchange.send(exchange.request(candles.formatted(open + MINUTE))).data().get(0);
  }
}
