package dev.flare.gnome.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.gnome.feed.MovedClock;
import dev.flare.gnome.feed.PaperExchange;
import dev.flare.gnome.pair.Health.Status;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Pair;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairWatchTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Pair ETH = Pair.of("ETH", "USDT");
  private static final Duration STEP = WatchedPairs.STEP;
  private static final Instant NOON = WatchedPairs.NOON;

  /// Indicators are summed up candle by candle, so their last digits depend on the first candle.
  private static final RecursiveComparisonConfiguration BUT_FOR_ROUNDING =
      RecursiveComparisonConfiguration.builder()
          .withComparatorForType(new DoubleComparator(1e-9), Double.class)
          .build();

  @TempDir private Path directory;
  private WatchedPairs gnome;

  @BeforeEach
  void open() {
    gnome = opened("store");
  }

  @AfterEach
  void close() {
    gnome.close();
  }

  @Test
  void decidesTheNewestClosedCandleAtOnce() {
    gnome.watch(BTC).round();
    assertThat(gnome.sentCandles()).containsExactly(at(-1));
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.OK);
    assertThat(gnome.view(BTC).lastDecision()).isEqualTo(gnome.sentDecisions().getFirst());
  }

  @Test
  void setsItsClockByTheExchangesBeforeItBegins() {
    PairWatch watch = gnome.watch(BTC);
    gnome.failToSetTheClock(2);
    watch.round();
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.UNREACHABLE);
    watch.round();
    assertThat(gnome.exchange.requests()).isZero();
    watch.round();
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.OK);
  }

  @Test
  void decidesEachCandleOnce() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    watch.round();
    gnome.run(watch, 3);
    watch.round();
    assertThat(gnome.sentCandles()).containsExactly(at(-1), at(0), at(1), at(2));
  }

  @Test
  void sendsEachDecisionToThePairsOwnTopicToo() {
    gnome.watch(BTC).round();
    assertThat(gnome.sent)
        .extracting(WatchedPairs.Sent::topic)
        .contains("/topic/decisions", "/topic/decisions.BTCUSDT");
  }

  @Test
  void waitsUntilTheNextCandleHasClosedAndSettled() {
    assertThat(gnome.watch(BTC).round()).isEqualTo(STEP.plusSeconds(1).minusSeconds(2));
  }

  @Test
  void looksAgainSoonForALateCandle() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.exchange.serveLate(at(0), 1);
    gnome.clock.pass(STEP);
    assertThat(watch.round()).isEqualTo(Duration.ofSeconds(1));
    assertThat(watch.round()).isEqualTo(STEP.minusSeconds(1));
    assertThat(gnome.sentCandles()).containsExactly(at(-1), at(0));
  }

  @Test
  void catchesUpCandleByCandleAfterAnOutageButSendsOnlyTheNewest() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.exchange.goDown();
    gnome.run(watch, 11);
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.UNREACHABLE);
    assertThat(gnome.view(BTC).error()).isEqualTo("GET candles: no connection");

    gnome.exchange.comeBack();
    gnome.run(watch, 1);
    assertThat(gnome.sentCandles()).containsExactly(at(-1), at(11));
    assertThat(gnome.log.after(1, 100))
        .extracting(each -> Instant.ofEpochMilli(each.candleAt()))
        .isEqualTo(IntStream.rangeClosed(0, 11).mapToObj(PairWatchTest::at).toList());
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.OK);
    assertThat(gnome.view(BTC).error()).isNull();
  }

  @Test
  void tellsWhenAnOldCandleWasReallyAnalysed() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.clock.pass(Duration.ofHours(1));
    watch.round();
    assertThat(gnome.log.after(1, 100))
        .hasSize(12)
        .extracting(DecisionMessage::analysedAt)
        .containsOnly(gnome.clock.millis());
  }

  @Test
  void tellsOnThePairsTopicWhenThePairsHealthChanges() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.exchange.goDown();
    gnome.run(watch, 3);
    assertThat(gnome.sent.stream().filter(each -> each.topic().equals("/topic/pairs")))
        .extracting(each -> ((PairBoard.PairChange) each.payload()).pair().status())
        .containsExactly(Status.OK, Status.UNREACHABLE);
  }

  @Test
  void keepsAProblemToItsPair() {
    gnome.exchange.breakFor(BTC);
    gnome.watch(BTC).round();
    gnome.watch(ETH).round();
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.UNREACHABLE);
    assertThat(gnome.view(ETH).status()).isEqualTo(Status.OK);
  }

  @Test
  void showsThatTheExchangeDoesNotListThePair() {
    gnome.exchange.delist(BTC);
    assertThat(gnome.watch(BTC).round()).isEqualTo(Duration.ofSeconds(1));
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.UNKNOWN);
    assertThat(gnome.view(BTC).error()).isEqualTo("The exchange does not list BTCUSDT");
  }

  @Test
  void decidesNothingWithTooFewCandles() {
    gnome.clock.moveTo(WatchedPairs.LISTED.plus(STEP.multipliedBy(98)));
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.run(watch, 1);
    assertThat(gnome.sentDecisions()).isEmpty();
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.YOUNG);
    gnome.run(watch, 1);
    assertThat(gnome.sentDecisions()).hasSize(1);
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.OK);
  }

  @Test
  void showsThatCandlesStayAway() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.exchange.distort(_ -> List.of());
    gnome.run(watch, 1);
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.OK);
    gnome.run(watch, 1);
    assertThat(gnome.view(BTC).status()).isEqualTo(Status.LATE);
  }

  @Test
  void countsCandlesAndDecisions() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.run(watch, 4);
    assertThat(gnome.meters.counter("flare.candles").count()).isEqualTo(5);
    assertThat(
            gnome.meters.find("flare.decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum())
        .isEqualTo(5);
  }

  @Test
  void numbersTheDecisionsOfAllPairsInOneRow() {
    PairWatch btc = gnome.watch(BTC);
    PairWatch eth = gnome.watch(ETH);
    btc.round();
    eth.round();
    gnome.clock.pass(STEP);
    eth.round();
    btc.round();
    assertThat(gnome.sentDecisions())
        .extracting(DecisionMessage::seq)
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void decidesTheSameWhetherRestartedOrNot(long seed) {
    Random random = new Random(seed);
    assertThat(decisions("restarted", () -> random.nextInt(20) == 0))
        .usingRecursiveFieldByFieldElementComparator(BUT_FOR_ROUNDING)
        .isEqualTo(decisions("uninterrupted", () -> false));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void decidesTheSameHoweverOftenItIsKilled(long seed) throws IOException {
    Random random = new Random(seed);
    List<DecisionMessage> uninterrupted = decisions("uninterrupted", () -> false);
    MovedClock clock = new MovedClock(NOON.plusSeconds(2));
    WatchedPairs running = new WatchedPairs(directory.resolve("life-0"), clock);
    PairWatch watch = running.watch(BTC);
    watch.round();
    for (int done = 0; done < 300; done++) {
      if (random.nextInt(20) == 0) {
        Path next = directory.resolve("life-" + (done + 1));
        running.leaveBehind(next);
        running = new WatchedPairs(next, clock);
        watch = running.watch(BTC);
      }
      running.run(watch, 1);
    }

    assertThat(running.log.after(0, 1000))
        .usingRecursiveFieldByFieldElementComparator(BUT_FOR_ROUNDING)
        .isEqualTo(uninterrupted);
    running.close();
  }

  @Test
  void countsARoundThatIsNotDoneWhenTheNextIsDue() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.exchange.distort(candles -> {
      gnome.clock.pass(STEP.plusSeconds(1));
      return candles;
    });
    gnome.run(watch, 1);
    gnome.exchange.distort(candles -> candles);
    gnome.run(watch, 1);
    assertThat(gnome.meters.counter("flare.rounds.late", "symbol", "BTCUSDT").count()).isEqualTo(1);
    assertThat(gnome.sentCandles()).endsWith(at(2));
    assertThat(gnome.meters.timer("flare.round").count()).isEqualTo(3);
  }

  @Test
  void beginsAnewWhenTheMarketIsAnEarlierOne() {
    gnome.watch(BTC).round();
    gnome.clock.moveTo(NOON.minus(Duration.ofDays(2)));
    gnome.watch(BTC).round();
    DecisionMessage last = gnome.sentDecisions().getLast();
    assertThat(last.seq()).isEqualTo(2);
    assertThat(last.words()).isEmpty();
  }

  @Test
  void beginsAnewWhenTheLastDecisionIsTooLongAgo() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.run(watch, 1);
    assertThat(gnome.sentDecisions().getLast().words()).hasSize(1);
    gnome.clock.pass(Duration.ofDays(30));
    watch.round();
    assertThat(gnome.sentDecisions()).hasSize(3);
    assertThat(gnome.sentDecisions().getLast().words()).isEmpty();
  }

  @Test
  void changesNothingThatAnotherWatchDecidedBefore() {
    PairWatch one = gnome.watch(BTC);
    PairWatch other = gnome.watch(BTC);
    one.round();
    other.round();
    gnome.run(one, 1);
    other.round();
    assertThat(gnome.sentDecisions()).extracting(DecisionMessage::seq).containsExactly(1L, 2L);
  }

  @Test
  void showsItsCandlesNewestFirst() {
    PairWatch watch = gnome.watch(BTC);
    watch.round();
    gnome.run(watch, 1);
    assertThat(watch.series().before(Instant.MAX, 2))
        .containsExactly(PaperExchange.candle(BTC, at(0)), PaperExchange.candle(BTC, at(-1)));
    assertThat(watch.series().before(at(0), 1)).containsExactly(PaperExchange.candle(BTC, at(-1)));
    assertThat(watch.series().before(Instant.MAX, 5000)).hasSize(1000);
  }

  /// The decisions of a run over 300 candles, restarted wherever chance wants.
  private List<DecisionMessage> decisions(String name, BooleanSupplier restart) {
    MovedClock clock = new MovedClock(NOON.plusSeconds(2));
    WatchedPairs running = new WatchedPairs(directory.resolve(name), clock);
    PairWatch watch = running.watch(BTC);
    watch.round();
    for (int done = 0; done < 300; done++) {
      if (restart.getAsBoolean()) {
        running.close();
        running = new WatchedPairs(directory.resolve(name), clock);
        watch = running.watch(BTC);
      }
      running.run(watch, 1);
    }
    List<DecisionMessage> decisions = running.log.after(0, 1000);
    running.close();
    return decisions;
  }

  private WatchedPairs opened(String name) {
    return new WatchedPairs(directory.resolve(name), new MovedClock(NOON.plusSeconds(2)));
  }

  private static Instant at(int steps) {
    return NOON.plus(STEP.multipliedBy(steps));
  }
}
