package dev.flare.simulator.market;

import static dev.flare.market.Granularity.FIFTEEN_MINUTES;
import static dev.flare.market.Granularity.FIVE_MINUTES;
import static dev.flare.market.Granularity.ONE_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant END = NOON.plus(Duration.ofHours(1));
  private static final CandleFile FILE =
      CandleFiles.of(Pair.of("BTC", "USDT"), FIVE_MINUTES, NOON, 12);
  private static final Listing LISTING =
      new Listing(FILE.pair(), new RecordedTape(FILE, Duration.ZERO));

  @Test
  void showsRecordedCandlesAsTheyAreAndTheRunningOneAsFarAsItIs() {
    List<Candle> candles = candles(NOON.plus(Duration.ofMinutes(12)));

    assertThat(candles).hasSize(3);
    assertThat(candles.subList(0, 2)).isEqualTo(FILE.candles().subList(0, 2));
    assertThat(candles.getLast().open()).isEqualTo(FILE.candles().get(2).open());
    assertThat(candles.getLast().close()).isNotEqualTo(FILE.candles().get(2).close());
  }

  @Test
  void showsNothingOfTheFuture() {
    assertThat(candles(NOON.minusMillis(1))).isEmpty();
    assertThat(candles(NOON)).containsExactly(new Candle(NOON, 100, 100, 100, 100, 0, 0));
  }

  @Test
  void showsTheNewestCandlesBeforeAMoment() {
    assertThat(LISTING.candles(Rhythm.of(FIVE_MINUTES), NOON.plus(Duration.ofMinutes(10)), 1, END))
        .containsExactly(FILE.candles().get(1));
  }

  @Test
  void joinsCandlesIntoLongerOnes() {
    assertThat(
            LISTING.candles(Rhythm.of(FIFTEEN_MINUTES), NOON.plus(Duration.ofMinutes(15)), 9, END))
        .containsExactly(new Candle(NOON, 100, 103.5, 99.75, 103, 33, 3000));
  }

  @Test
  void offersNoCandlesShorterThanTheRecordedOnes() {
    assertThat(LISTING.offers(Rhythm.of(ONE_MINUTE))).isFalse();
    assertThat(LISTING.offers(Rhythm.of(FIVE_MINUTES))).isTrue();
    assertThat(LISTING.offers(Rhythm.of(FIFTEEN_MINUTES))).isTrue();
  }

  @Test
  void keepsItsPriceInsideTheRunningCandle() {
    Candle candle = FILE.candles().getFirst();

    for (int second = 0; second < 300; second++) {
      assertThat(LISTING.price(NOON.plusSeconds(second)).doubleValue())
          .isBetween(candle.low(), candle.high());
    }
  }

  @Test
  void haltsWhenTheTapeIsOverAndKeepsTheLastPrice() {
    Instant daysLater = END.plus(Duration.ofDays(3));

    assertThat(LISTING.isHalted(END.minusMillis(1))).isFalse();
    assertThat(LISTING.isHalted(END)).isTrue();
    assertThat(LISTING.price(daysLater)).isEqualTo(new BigDecimal("105.00"));
    assertThat(candles(daysLater)).isEqualTo(FILE.candles());
  }

  @Test
  void sumsUpADay() {
    Candle day = LISTING.over(Duration.ofDays(1), END);

    assertThat(day.open()).isEqualTo(100);
    assertThat(day.high()).isEqualTo(106.5);
    assertThat(day.close()).isEqualTo(105);
  }

  private static List<Candle> candles(Instant now) {
    return LISTING.candles(Rhythm.of(FIVE_MINUTES), Instant.MAX, 100, now);
  }
}
