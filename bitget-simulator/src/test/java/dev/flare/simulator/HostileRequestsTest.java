package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// Requests that no client in its senses sends: each is answered in the exchange's words or with a
/// problem, and none leaves a stack trace in the log.
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest {
  private static final String TRADE = "/api/v2/convert/trade";

  private static Exchange exchange;

  @BeforeAll
  static void start() {
    exchange =
        Exchange.start(Map.of("START", "2026-01-31T10:02:30Z", "PAIRS", "ETH/USDT,BTC/USDT"));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void nextSecond() {
    exchange.reset();
    exchange.pass(Duration.ofSeconds(1));
  }

  @AfterEach
  void leavesNoStackTrace(CapturedOutput output) {
    assertThat(output).doesNotContain("\tat ", "ERROR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61pi/v2/convert/currencies",
        "/api/%76%32/convert/currencies",
        "/api/v2/convert;x=1/currencies",
        "/api;x/v2/convert/currencies"
      })
  void letsNoSpellingOfAPrivateCallPastTheSignature(String target) {
    assertThat(exchange.send(exchange.request(target)).code()).isEqualTo("40001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v2/convert/quoted-price?fromCoin=%ZZ&toCoin=ETH&fromCoinSize=5                  | 400171
          /api/v2/convert/quoted-price?fromCoin=%FF&toCoin=ETH&fromCoinSize=5                  | 400171
          /api/v2/convert/quoted-price?fromCoin=%00&toCoin=ETH&fromCoinSize=5                  | 43131
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=USDT&fromCoinSize=5                | 43131
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH&fromCoinSize=1e5               | 400171
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH&fromCoinSize=-5                | 400171
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH&fromCoinSize=5&fromCoinSize=6  | 400171
          /api/v2/convert/quoted-price?fromCoin=USDT&toCoin=ETH&toCoinSize=99999999999999999999| 12007
          /api/v2/convert/convert-record?startTime=0&endTime=9223372036854775807               | 40705
          /api/v2/convert/convert-record?startTime=x&endTime=1                                 | 400171
          /api/v2/spot/account/bills?idLessThan=abc                                            | 400171
          /api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&limit=9223372036854775808| 400171
          /api/v2/spot/market/tickers?symbol=%E2%82%AC                                         | 40034
          /api/v2/convert/../convert/currencies                                                | 40404
          /api/v2/CONVERT/currencies                                                           | 40404
          """)
  void deniesWhatCannotBeMeant(String target, String code) {
    Wire.Received reply = exchange.exchange("GET", target, "");

    assertThat(reply.body()).contains("\"code\":\"%s\"".formatted(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&endTime=9223372036854775807",
        "/api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&startTime=9223372036854775807",
        "/api/v2/spot/market/candles?symbol=ETHUSDT&granularity=1min&endTime=0",
        "/api/v2/spot/account/bills?endTime=9223372036854775807",
        "/api/v2/spot/account/assets?coin=%00"
      })
  void answersWhatIsOddButPossible(String target) {
    assertThat(exchange.exchange("GET", target, "").body()).contains("\"code\":\"00000\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                                 | 40019
          1                                    | 40019
          "x"                                  | 40019
          {"fromCoin":{"a":1}}                 | 40019
          {"fromCoin":1,"fromCoinSize":2}      | 40019
          {"n":1e999999999}                    | 40019
          {} {}                                | 400171
          {"fromCoin":"USDT"                   | 400171
          """)
  void deniesATradeOfWrongTypes(String body, String code) {
    assertThat(exchange.send(exchange.signed("POST", TRADE, body)).code()).isEqualTo(code);
  }

  @Test
  void deniesATradeThatIsTooDeepOrTooLong() {
    assertThat(exchange.send(exchange.signed("POST", TRADE, "[".repeat(50_000))).code())
        .isEqualTo("400171");
    Exchange.Reply huge = exchange.send(exchange.signed("POST", TRADE, "x".repeat(1 << 20)));
    assertThat(huge.status()).isEqualTo(413);
    assertThat(huge.body().path("type").asString()).endsWith("body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*"})
  void speaksJsonWhateverIsAccepted(String accepted) {
    Exchange.Reply time =
        exchange.send(exchange.request("/api/v2/public/time").header("Accept", accepted));
    Exchange.Reply nothing =
        exchange.send(exchange.request("/api/v2/nothing").header("Accept", accepted));

    assertThat(time.code()).isEqualTo("00000");
    assertThat(nothing.code()).isEqualTo("40404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[null]",
        "1",
        "{",
        "{\"call\":5,\"fault\":{\"does\":\"cut\"}}",
        "{\"fault\":{\"does\":\"rewrite\",\"how\":7}}",
        "{\"fault\":{\"does\":\"slow\",\"millis\":9223372036854775808}}"
      })
  void saysThatAnOrderOfFaultsCannotBeRead(String body) {
    Exchange.Reply reply = exchange.send(exchange.signed("POST", "/simulator/faults", body));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("type").asString()).endsWith("fault-unreadable");
  }

  @Test
  void staysQuietWhenAConnectionIsResetThatIsGoneAlready() {
    exchange.order(FaultOrder.always(Call.TIME, new Fault.Reset(true)));
    exchange.order(FaultOrder.always(Call.TIME, new Fault.Reset(true)));

    Wire.Received nothing = exchange.exchange("GET", "/api/v2/public/time", "");

    assertThat(nothing).isEqualTo(new Wire.Received("", Wire.End.RESET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{\"op\":5,\"args\":7}",
        "{\"op\":\"subscribe\",\"args\":[null]}",
        "{\"op\":\"subscribe\",\"args\":[[[]]]}",
        "{\"op\":\"subscribe\",\"args\":[{\"instType\":{},\"channel\":[],\"instId\":1}]}",
        "PING",
        ""
      })
  void saysToAListenerThatItCannotFollow(String text) {
    try (Listener listener = exchange.listener()) {
      listener.send(text);

      JsonNode error = listener.next();

      assertThat(error.path("event").asString()).isEqualTo("error");
      assertThat(error.path("code").asInt()).isBetween(30001, 30003);
    }
  }
}
