package dev.flare.gnome.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.gnome.feed.PaperExchange;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedPairsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final PaperExchange exchange = new PaperExchange(InstantSource.fixed(NOON), NOON);
  private long nanos = Long.MAX_VALUE; // as a clock of elapsed time may stand
  private final ListedPairs pairs = new ListedPairs(exchange, () -> nanos);

  @Test
  void findsTheCoinBeforeWhatOnlyHasItInItsName() {
    assertThat(found("btc")).containsExactly("BTCUSDT", "ETHBTC", "WBTCUSDT");
    assertThat(found("Eth/b")).containsExactly("ETHBTC");
    assertThat(found("eth")).containsExactly("ETHBTC", "ETHUSDT");
    assertThat(found("")).hasSize(5);
    assertThat(found("luna")).isEmpty();
  }

  @Test
  void asksTheExchangeOnceAnHour() {
    found("btc");
    nanos += Duration.ofHours(1).toNanos() - 1;
    found("eth");
    assertThat(exchange.requests()).isEqualTo(1);

    nanos++;
    exchange.delist(Pair.of("ETH", "BTC"));
    assertThat(found("eth")).containsExactly("ETHUSDT");
  }

  @Test
  void goesByWhatItKnowsWhileTheExchangeIsDownAndAsksAgainAfterAMinute() {
    found("btc");
    exchange.goDown();
    nanos += Duration.ofHours(2).toNanos();
    assertThat(found("doge")).containsExactly("DOGEUSDT");
    assertThat(found("do")).containsExactly("DOGEUSDT");
    assertThat(exchange.requests()).isEqualTo(2);

    exchange.comeBack();
    exchange.delist(Pair.of("DOGE", "USDT"));
    nanos += Duration.ofMinutes(1).toNanos();
    assertThat(found("doge")).isEmpty();
  }

  @Test
  void knowsNothingBeforeTheExchangeHasAnsweredOnce() {
    exchange.goDown();
    assertThatThrownBy(() -> pairs.matching("btc")).isInstanceOf(ExchangeUnavailable.class);

    exchange.comeBack();
    assertThat(found("doge")).hasSize(1);
  }

  private List<String> found(String text) {
    return pairs.matching(text).stream().map(Pair::symbol).toList();
  }
}
