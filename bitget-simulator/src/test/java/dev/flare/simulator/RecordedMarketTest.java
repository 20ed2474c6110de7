package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.flare.bitget.Bitget;
import dev.flare.market.Amount;
import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.simulator.market.CandleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedMarketTest {
  private static final Pair PAIR = Pair.of("BTC", "USDT");
  private static final Instant BEGIN = Instant.parse("2024-08-05T00:00:00Z");
  private static final CandleFile FILE = CandleFiles.of(PAIR, Granularity.FIVE_MINUTES, BEGIN, 300);

  @TempDir Path directory;
  private Exchange exchange;
  private Bitget client;

  @BeforeEach
  void start() {
    String file = CandleFiles.write(FILE, directory).toString();
    exchange = Exchange.start(Map.of("CANDLES", file, "SPEED", "300"));
    client = exchange.client();
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void showsTheRecordedCandlesOneByOne() {
    assertThat(client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 1000))
        .isEqualTo(FILE.candles().subList(0, 100));

    exchange.pass(Duration.ofSeconds(3));

    assertThat(client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 5))
        .isEqualTo(FILE.candles().subList(98, 103));
  }

  @Test
  void haltsWhenTheFileIsOver() {
    exchange.pass(Duration.ofSeconds(200).minusMillis(1));
    assertThat(client.market().lists(PAIR)).isTrue();

    exchange.pass(Duration.ofMillis(1));
    client.clock().resync();

    assertThat(client.market().lists(PAIR)).isFalse();
    assertThat(client.market().closedCandles(PAIR, Granularity.FIVE_MINUTES, 1000))
        .isEqualTo(FILE.candles());
    assertThat(
            client.convert(Exchange.KEYS).quote(Amount.of("10", new Coin("USDT")), new Coin("BTC")))
        .asInstanceOf(type(NoQuote.class))
        .extracting(NoQuote::code)
        .isEqualTo("43120");
  }
}
