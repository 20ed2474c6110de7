package dev.flare.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticTapeTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Pair ETH = Pair.of("ETH", "USDT");
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isTheSameForASeedAndAnotherForAnotherSeedOrPair() {
    assertThat(day(1, BTC)).isEqualTo(day(1, BTC));
    assertThat(day(1, BTC)).isNotEqualTo(day(2, BTC));
    assertThat(day(1, BTC)).isNotEqualTo(day(1, ETH));
  }

  @Test
  void isTheSameInWhicheverOrderItIsLookedAt() {
    SyntheticTape tape = new SyntheticTape(1, BTC, 3_000);
    IntStream.range(0, 20).forEach(day -> tape.candle(NEW_YEAR.minus(Duration.ofDays(day))));

    assertThat(candles(tape)).isEqualTo(day(1, BTC));
  }

  @Test
  void closesEachCandleWhereTheNextOneOpens() {
    List<Candle> day = day(1, BTC);

    for (int i = 1; i < day.size(); i++) {
      assertThat(day.get(i).open()).isEqualTo(day.get(i - 1).close());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void movesLikeALivelyMarketAndStaysInSightOfItsLevel(long seed) {
    List<Candle> day = day(seed, ETH);

    double sum = 0;
    for (int i = 5; i < day.size(); i += 5) {
      double change = day.get(i).open() / day.get(i - 5).open() - 1;
      sum += change * change;
    }
    assertThat(Math.sqrt(sum * 5 / day.size())).as("5 min, seed %d", seed).isBetween(0.001, 0.01);
    assertThat(day).allSatisfy(candle -> assertThat(candle.low()).isBetween(300.0, 30_000.0));
  }

  @Test
  void tellsPricesWithTheDigitsThatItSays() {
    SyntheticTape doge = new SyntheticTape(1, Pair.of("DOGE", "USDT"), 0.12);

    assertThat(doge.digits()).isEqualTo(6);
    assertThat(candles(doge))
        .allSatisfy(candle -> assertThat(candle.rate().scale()).isLessThanOrEqualTo(6));
  }

  private static List<Candle> day(long seed, Pair pair) {
    return candles(new SyntheticTape(seed, pair, 3_000));
  }

  private static List<Candle> candles(Tape tape) {
    return IntStream.range(0, 1500)
        .mapToObj(minute -> tape.candle(NEW_YEAR.plus(Duration.ofMinutes(minute))).orElseThrow())
        .toList();
  }
}
