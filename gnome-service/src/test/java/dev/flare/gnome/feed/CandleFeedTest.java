package dev.flare.gnome.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flare.market.Candle;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.market.UnknownPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleFeedTest {
  private static final Pair PAIR = Pair.of("BTC", "USDT");
  private static final Duration STEP = PaperExchange.GRANULARITY.duration();
  private static final Instant LISTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final MovedClock clock = new MovedClock(NOON.plusSeconds(2));
  private final PaperExchange exchange = new PaperExchange(clock, LISTED);
  private final CandleFeed feed =
      new CandleFeed(exchange, PAIR, PaperExchange.GRANULARITY, new MarketTime(clock, 1));

  @Test
  void beginsWithTheNewestThousandClosedCandles() {
    List<Candle> series = feed.newest().candles();
    assertThat(series).hasSize(1000);
    assertThat(series.getLast()).isEqualTo(candle(-1));
    assertThat(series.getFirst()).isEqualTo(candle(-1000));
  }

  @Test
  void beginsWithWhatAYoungPairHas() {
    clock.moveTo(LISTED.plus(STEP.multipliedBy(3)));
    assertThat(feed.newest().candles()).hasSize(3);
    clock.moveTo(LISTED);
    assertThat(feed.newest().candles()).isEmpty();
  }

  @Test
  void goesOnWithEachCandleThatClosedSince() {
    assertThat(feed.after(candle(-4)).candles())
        .containsExactly(candle(-3), candle(-2), candle(-1));
  }

  @Test
  void findsNothingNewBeforeTheNextClose() {
    assertThat(feed.after(candle(-1)).candles()).isEmpty();
  }

  @Test
  void givesACandleFromTheVeryMomentItCloses() {
    clock.moveTo(NOON.plus(STEP).minusMillis(1));
    assertThat(feed.after(candle(-1)).candles()).isEmpty();
    clock.moveTo(NOON.plus(STEP));
    assertThat(feed.after(candle(-1)).candles()).containsExactly(candle(0));
  }

  @Test
  void neverGivesACandleThatIsStillForming() {
    exchange.distort(candles -> with(candles, candle(0)));
    assertThat(feed.after(candle(-2)).candles()).containsExactly(candle(-1));
    assertThat(feed.newest().candles()).endsWith(candle(-1));
  }

  @Test
  void isNotMisledByRepetitions() {
    exchange.distort(candles -> with(candles, candles.toArray(Candle[]::new)));
    assertThat(feed.after(candle(-3)).candles()).containsExactly(candle(-2), candle(-1));
  }

  @Test
  void isNotMisledByDisorder() {
    exchange.distort(List::reversed);
    assertThat(feed.after(candle(-3)).candles()).containsExactly(candle(-2), candle(-1));
  }

  @Test
  void leavesOldCandlesAsTheyWere() {
    exchange.distort(candles -> candles.stream().map(each -> flat(each.openedAt(), 1)).toList());
    assertThat(feed.after(candle(-1)).candles()).isEmpty();
  }

  @Test
  void asksAgainForACandleMissingBetweenOthers() {
    exchange.serveLate(at(-2), 1);
    assertThat(feed.after(candle(-3))).isEqualTo(new Fetched(List.of(candle(-2), candle(-1)), 0));
    assertThat(exchange.requests()).isEqualTo(2);
  }

  @Test
  void leavesALateCandleAtTheEndForTheNextTime() {
    exchange.serveLate(at(-1), 1);
    assertThat(feed.after(candle(-3)).candles()).containsExactly(candle(-2));
    assertThat(feed.after(candle(-2)).candles()).containsExactly(candle(-1));
  }

  @Test
  void fillsWhatTheExchangeTrulyLacksWithAFlatCandleWithoutVolume() {
    exchange.miss(at(-3));
    exchange.miss(at(-2));
    double close = candle(-4).close();
    assertThat(feed.after(candle(-4)))
        .isEqualTo(new Fetched(List.of(flat(at(-3), close), flat(at(-2), close), candle(-1)), 2));
  }

  @Test
  void fillsGapsInTheWarmUpToo() {
    exchange.miss(at(-500));
    Fetched fetched = feed.newest();
    assertThat(fetched.filled()).isEqualTo(1);
    assertThat(steps(fetched.candles())).containsOnly(STEP);
  }

  @Test
  void knowsHowFarOneAnswerReaches() {
    assertThat(feed.reaches(candle(-999))).isTrue();
    assertThat(feed.after(candle(-999)).candles()).hasSize(998);
    assertThat(feed.reaches(candle(-1000))).isFalse();
  }

  @Test
  void passesOnThatTheExchangeFails() {
    exchange.goDown();
    assertThatExceptionOfType(ExchangeUnavailable.class).isThrownBy(() -> feed.after(candle(-2)));
    exchange.comeBack();
    exchange.delist(PAIR);
    assertThatExceptionOfType(UnknownPair.class).isThrownBy(() -> feed.after(candle(-2)));
  }

  /// Open time of the candle so many steps from noon.
  private static Instant at(int steps) {
    return NOON.plus(STEP.multipliedBy(steps));
  }

  private static Candle candle(int steps) {
    return PaperExchange.candle(PAIR, at(steps));
  }

  private static Candle flat(Instant openedAt, double price) {
    return new Candle(openedAt, price, price, price, price, 0, 0);
  }

  private static List<Candle> with(List<Candle> candles, Candle... more) {
    List<Candle> all = new ArrayList<>(candles);
    all.addAll(List.of(more));
    return all;
  }

  private static List<Duration> steps(List<Candle> candles) {
    return IntStream.range(1, candles.size())
        .mapToObj(
            at -> Duration.between(candles.get(at - 1).openedAt(), candles.get(at).openedAt()))
        .toList();
  }
}
