package dev.flare.gnome.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flare.gnome.feed.MarketTime;
import dev.flare.gnome.feed.MovedClock;
import dev.flare.jsondb.Change;
import dev.flare.jsondb.Store;
import dev.flare.market.Action;
import dev.flare.market.Decision;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Vote;
import dev.flare.market.Word;
import dev.flare.signal.AnalystMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionBroadcastTest {
  private static final Pair BTC = Pair.of("BTC", "USDT");
  private static final Pair ETH = Pair.of("ETH", "USDT");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;
  private final MovedClock clock = new MovedClock(NOON);
  private final List<DecisionMessage> sent = new ArrayList<>();
  private final List<Object> inBrief = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Digest digest = new Digest(this::hear, Runnable::run);
  private Store store;
  private DecisionLog log;

  @BeforeEach
  void open() {
    store = Store.open(directory);
    log = new DecisionLog(store, 100);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void sendsOnlyTheNewestOfDecisionsThatAreLate() {
    publish(1, -3, -2, -1);
    assertThat(sent).extracting(DecisionMessage::seq).containsExactly(3L);
    assertThat(log.after(0, 10)).extracting(DecisionMessage::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void sendsAllThatClosedWithinTwoRealSeconds() {
    publish(1500, -12, -11, -10, -1);
    assertThat(sent)
        .extracting(each -> Instant.ofEpochMilli(each.candleAt()))
        .containsExactly(at(-11), at(-10), at(-1));
  }

  @Test
  void tellsWhatItSendsInBriefToo() {
    publish(1, -3, -2, -1);
    assertThat(inBrief).containsExactly(List.of(Brief.of(sent.getFirst())));
  }

  @Test
  void writesBeforeItSends() {
    List<Integer> writtenWhenSent = new ArrayList<>();
    new DecisionBroadcast(
            log,
            (_, _) -> writtenWhenSent.add(log.after(0, 10).size()),
            digest,
            new MarketTime(clock, 1),
            new SimpleMeterRegistry())
        .publish(BTC, List.of(analysed(BTC, -1)), memory(-1));
    assertThat(writtenWhenSent).containsExactly(1, 1);
  }

  @Test
  void sendsNothingThatCouldNotBeWritten() {
    store.close();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> publish(1, -1));
    assertThat(sent).isEmpty();
  }

  @Test
  void leavesOutWhatWasDecidedBefore() {
    publish(1, -2);
    publish(1, -2, -1);
    publish(1, -1);
    assertThat(log.after(0, 10))
        .extracting(each -> Instant.ofEpochMilli(each.candleAt()))
        .containsExactly(at(-2), at(-1));
  }

  @Test
  void remembersAcrossARestart() {
    publish(1, -2, -1);
    List<DecisionMessage> before = log.after(0, 10);
    store.close();
    open();
    assertThat(log.after(0, 10)).isEqualTo(before);
    assertThat(log.memory(BTC)).map(PairMemory::analyst).hasValue(memory(-1));
    publish(1, 0);
    assertThat(log.after(2, 10)).extracting(DecisionMessage::seq).containsExactly(3L);
  }

  @Test
  void givesNoNumberTwiceThoughItForgetsOldDecisions() {
    IntStream.range(0, 150).forEach(step -> publish(1, step));
    assertThat(log.after(0, 500)).hasSize(100);
    assertThat(log.after(0, 500).getFirst().seq()).isEqualTo(51);
    assertThat(log.before(60, "BTCUSDT", 3))
        .extracting(DecisionMessage::seq)
        .containsExactly(59L, 58L, 57L);
    assertThat(log.before(60, "ETHUSDT", 3)).isEmpty();
  }

  @Test
  void findsThePastOfAPairAmongThatOfOthers() {
    for (int step = 0; step < 6; step++) {
      publish(1, step);
      publish(ETH, 1, step);
    }
    store.close();
    open();
    publish(ETH, 1, 6);
    assertThat(log.before(Long.MAX_VALUE, "ETHUSDT", 3))
        .extracting(DecisionMessage::seq)
        .containsExactly(13L, 12L, 10L);
    assertThat(log.before(5, "BTCUSDT", 10))
        .extracting(DecisionMessage::seq)
        .containsExactly(3L, 1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 1_000_000, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void hasNothingBehindTheNewestNumber(long seq) {
    publish(1, -2, -1);
    assertThat(log.after(seq, 10)).isEmpty();
  }

  @Test
  void sendsNothingAboutAnOutdatedCandle() {
    clock.pass(STEP.plusSeconds(10));
    publish(1, -1);
    assertThat(sent).hasSize(1);

    clock.pass(Duration.ofMillis(1));
    publish(ETH, 1, -1);
    assertThat(sent).hasSize(1);
    assertThat(log.after(0, 10)).hasSize(2);
    assertThat(meters.counter("flare.decisions.outdated").count()).isEqualTo(1);
  }

  @Test
  void writesTogetherWhatCameWhileAnotherWasSaid() throws Exception {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    DecisionBroadcast slow =
        new DecisionBroadcast(
            log,
            (topic, payload) -> {
              await(mayGoOn);
              hear(topic, payload);
            },
            digest,
            new MarketTime(clock, 1),
            meters);
    var versions =
        store
            .changes()
            .ofType(Change.class)
            .filter(each -> each.part().equals("decisions"))
            .take(4)
            .map(Change::version)
            .collectList()
            .toFuture();
    List<Thread> threads = new ArrayList<>();
    for (Pair pair : List.of(BTC, ETH, Pair.of("XRP", "USDT"), Pair.of("SOL", "USDT"))) {
      Thread thread = new Thread(() -> slow.publish(pair, List.of(analysed(pair, -1)), memory(-1)));
      threads.add(thread);
      thread.start();
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    mayGoOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sent).extracting(DecisionMessage::seq).containsExactly(1L, 2L, 3L, 4L);
    List<Long> of = Objects.requireNonNull(versions.get(30, TimeUnit.SECONDS));
    assertThat(of.get(0)).isLessThan(of.get(1));
    assertThat(of.subList(1, 4)).containsOnly(of.get(1));
  }

  @Test
  void measuresHowLongAfterTheCloseADecisionIsSent() {
    clock.pass(Duration.ofMillis(1500));
    publish(1, -1);
    assertThat(meters.timer("flare.decision.lag").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1500);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(double speed, int... steps) {
    publish(BTC, speed, steps);
  }

  private void publish(Pair pair, double speed, int... steps) {
    List<Analysed> analysed = IntStream.of(steps).mapToObj(step -> analysed(pair, step)).toList();
    new DecisionBroadcast(log, this::hear, digest, new MarketTime(clock, speed), meters)
        .publish(pair, analysed, memory(steps[steps.length - 1]));
  }

  private void hear(String topic, Object payload) {
    if (topic.equals("/topic/decisions")) {
      sent.add((DecisionMessage) payload);
    }
    if (topic.equals("/topic/digest")) {
      inBrief.add(payload);
    }
  }

  private Analysed analysed(Pair pair, int step) {
    return new Analysed(
        new Decision(
            pair,
            Granularity.FIVE_MINUTES,
            at(step),
            new BigDecimal("65000.5"),
            Label.BULL_ENTRY,
            Action.BUY,
            Action.NONE,
            List.of(Word.parse("FHNP")),
            Optional.of(Percentage.of("1.5")),
            Optional.empty(),
            "MainStrategy",
            "1",
            Map.of("rsi", 55.25),
            Map.of("macd", Vote.BULL)),
        clock.instant());
  }

  private static AnalystMemory memory(int step) {
    return new AnalystMemory(
        at(step), Action.BUY, List.of(Word.parse("FHNP")), List.of(1.5), List.of(), 12.5);
  }

  private static Instant at(int steps) {
    return NOON.plus(STEP.multipliedBy(steps));
  }
}
