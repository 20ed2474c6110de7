package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Granularity;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {
  @ParameterizedTest
  @CsvSource({
    "1min, candle1m",
    "3min, candle3m",
    "5min, candle5m",
    "15min, candle15m",
    "30min, candle30m",
    "1h, candle1H",
    "4h, candle4H",
    "6Hutc, candle6Hutc",
    "12Hutc, candle12Hutc",
    "1Dutc, candle1Dutc"
  })
  void isSpelledAsTheExchangeSpellsIt(String granularity, String channel) {
    Topic topic = new Topic.Candles("BTCUSDT", Granularity.parse(granularity));

    assertThat(topic.channel()).isEqualTo(channel);
    assertThat(Topic.find(channel, "BTCUSDT")).contains(topic);
  }

  @Test
  void findsTheTicker() {
    assertThat(Topic.find("ticker", "BTCUSDT")).contains(new Topic.Ticker("BTCUSDT"));
  }

  @Test
  void takesNoMonthForAMinute() {
    assertThat(Topic.find("candle1M", "BTCUSDT")).isEqualTo(Optional.empty());
    assertThat(
            Arrays.stream(Granularity.values()).map(each -> new Topic.Candles("X", each).channel()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.bitget.com, wss://ws.bitget.com/v2/ws/public",
    "https://vip-api.bitget.com, wss://vip-ws.bitget.com/v2/ws/public",
    "http://127.0.0.1:4900, ws://127.0.0.1:4900/v2/ws/public",
    "https://[::1]:4900, wss://[::1]:4900/v2/ws/public"
  })
  void isPushedBesideTheRestApi(URI rest, URI socket) {
    assertThat(SocketUrl.of(rest)).isEqualTo(socket);
  }
}
