package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flare.bitget.socket.Message;
import dev.flare.bitget.socket.Topic;
import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketMessagesTest {
  private static final Topic.Candles BTC = new Topic.Candles("BTCUSDT", Granularity.ONE_MINUTE);
  private static final String PUSH =
      """
      {"action":"update","arg":{"instType":"SPOT","channel":"candle1m","instId":"BTCUSDT"},\
      "data":[["1759999860000","4100.10","4101.20","4099.00","4100.55","12.5","50623.1","50623.1"],\
      ["1759999920000",4100.55,"4102","4100.5","4101.7","8.1","33222.4","33222.4"]],\
      "ts":1759999921234}\
      """;

  private static final String PRICE =
      """
      {"action":"snapshot","arg":{"instType":"SPOT","channel":"ticker","instId":"BTCUSDT"},\
      "data":[{"instId":"BTCUSDT","lastPr":"4101.7","open24h":"4000","bidPr":"4101.6",\
      "askPr":"4101.8","ts":"1759999921200"}],"ts":1759999921234}\
      """;

  @Test
  void readsPushedCandles() {
    assertThat(SocketMessages.read(PUSH))
        .isEqualTo(
            new Message.Pushed(
                BTC,
                List.of(
                    new Candle(at(1759999860), 4100.1, 4101.2, 4099, 4100.55, 12.5, 50623.1),
                    new Candle(at(1759999920), 4100.55, 4102, 4100.5, 4101.7, 8.1, 33222.4)),
                Optional.of(Instant.ofEpochMilli(1759999921234L))));
  }

  @Test
  void readsAPushThatDoesNotSayWhenItWasMade() {
    assertThat(SocketMessages.read(PUSH.replace(",\"ts\":1759999921234", "")))
        .isInstanceOfSatisfying(Message.Pushed.class, pushed -> assertThat(pushed.at()).isEmpty());
  }

  @Test
  void readsAPushedPrice() {
    assertThat(SocketMessages.read(PRICE))
        .isEqualTo(
            new Message.Priced(
                new Topic.Ticker("BTCUSDT"),
                new BigDecimal("4101.7"),
                Optional.of(new BigDecimal("4101.6")),
                Optional.of(new BigDecimal("4101.8")),
                Instant.ofEpochMilli(1759999921200L)));
  }

  @Test
  void hasNoBidOfADeadBook() {
    assertThat(SocketMessages.read(PRICE.replace("4101.6", "0").replace("\"4101.8\"", "\"\"")))
        .isInstanceOfSatisfying(
            Message.Priced.class,
            priced -> {
              assertThat(priced.bid()).isEmpty();
              assertThat(priced.ask()).isEmpty();
            });
  }

  @Test
  void readsAPong() {
    assertThat(SocketMessages.read("pong")).isEqualTo(new Message.Pong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"30001", "\"30001\""})
  void readsARefusalWithItsCodeAsNumberOrText(String code) {
    String text =
        """
        {"event":"error","arg":{"instType":"SPOT","channel":"candle1m","instId":"BTCUSDT"},\
        "code":%s,"msg":"no such channel"}\
        """
            .formatted(code);

    assertThat(SocketMessages.read(text))
        .isEqualTo(new Message.Refused(Optional.of(BTC), "30001", "no such channel"));
  }

  @Test
  void readsARefusalThatNamesNothing() {
    assertThat(SocketMessages.read("{\"event\":\"error\",\"code\":30007,\"msg\":\"too fast\"}"))
        .isEqualTo(new Message.Refused(Optional.empty(), "30007", "too fast"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"candle1m\",\"instId\":\"BTCUSDT\"}}",
        "{\"action\":\"update\",\"arg\":{\"channel\":\"candle1M\",\"instId\":\"BTCUSDT\"},\"data\":[]}",
        "{\"hello\":1}"
      })
  void passesOverWhatItDidNotAskFor(String text) {
    assertThat(SocketMessages.read(text)).isEqualTo(new Message.Irrelevant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ping me",
        "<html>",
        "{\"action\":\"update\"}",
        "[",
        "{\"event\":{}}",
        "{\"action\":\"snapshot\",\"arg\":{\"channel\":\"ticker\",\"instId\":\"BTCUSDT\"},\"data\":[{}]}",
        "{\"action\":\"snapshot\",\"arg\":{\"channel\":\"ticker\",\"instId\":\"BTCUSDT\"},\"data\":[]}"
      })
  void believesNothingOfTheRest(String text) {
    assertThat(SocketMessages.read(text)).isInstanceOf(Message.Unreadable.class);
  }

  @Test
  void survivesMangledMessages() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = mangled(random, random.nextBoolean() ? PUSH : PRICE);
      assertThatCode(() -> SocketMessages.read(text)).as(text).doesNotThrowAnyException();
    }
  }

  private static String mangled(Random random, String whole) {
    StringBuilder text = new StringBuilder(whole);
    for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
      int at = random.nextInt(Math.max(1, text.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, at + 1);
        case 1 -> text.replace(at, at + 1, "0\"{}[],:nulle-9".substring(random.nextInt(15)));
        case 2 -> text.insert(at, "[{\"9e".charAt(random.nextInt(5)));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }
}
