package dev.flare.simulator.market;

import static dev.flare.market.Granularity.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Coin USDT = new Coin("USDT");
  private static final Coin BTC = new Coin("BTC");
  private static final Coin ETH = new Coin("ETH");

  /// Both pairs cost 100 at noon; the spread is 2 %.
  private final SimulatedMarket market =
      new SimulatedMarket(List.of(listing(BTC), listing(ETH)), Spread.fixed(Percentage.of("2")));

  @Test
  void sellsAtTheBidAndBuysAtTheAsk() {
    assertThat(market.rate(BTC, USDT, NOON).orElseThrow()).isEqualByComparingTo("99");
    assertThat(market.rate(USDT, BTC, NOON).orElseThrow())
        .isBetween(new BigDecimal("0.00990099"), new BigDecimal("0.00990100"));
  }

  @Test
  void goesByWayOfACoinThatBothHaveAPairWith() {
    assertThat(market.rate(BTC, ETH, NOON).orElseThrow())
        .isBetween(new BigDecimal("0.98019801"), new BigDecimal("0.98019803"));
  }

  @Test
  void leadsNowhereFromAnUnknownCoinOrToTheSameCoin() {
    assertThat(market.rate(new Coin("XYZ"), USDT, NOON)).isEmpty();
    assertThat(market.rate(BTC, BTC, NOON)).isEmpty();
  }

  @Test
  void hasNoRateOfAHaltedPair() {
    assertThatThrownBy(() -> market.rate(BTC, USDT, NOON.plus(Duration.ofDays(1))))
        .isInstanceOf(TradingHalted.class)
        .hasMessageContaining("BTCUSDT");
  }

  private static Listing listing(Coin base) {
    CandleFile file = CandleFiles.of(new Pair(base, USDT), FIVE_MINUTES, NOON, 12);
    return new Listing(file.pair(), new RecordedTape(file, Duration.ZERO));
  }
}
