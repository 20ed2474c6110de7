package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionBroadcast;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.gnome.decision.Digest;
import dev.flare.gnome.feed.CandleSchedule;
import dev.flare.gnome.feed.MarketTime;
import dev.flare.gnome.feed.MovedClock;
import dev.flare.gnome.feed.OnceDone;
import dev.flare.gnome.feed.PaperExchange;
import dev.flare.jsondb.Store;
import dev.flare.market.CandleSource;
import dev.flare.market.DecisionMessage;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.signal.AnalysisMethod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.springframework.util.FileSystemUtils;

/// Gnome without Spring: a store, a paper exchange, a clock that is moved, and ears for what is
/// sent.
final class WatchedPairs implements AutoCloseable {
  static final Duration STEP = PaperExchange.GRANULARITY.duration();
  static final Instant LISTED = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final MovedClock clock;
  final PaperExchange exchange;
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final DecisionLog log;
  final Pairs pairs;
  final PairBoard board;
  final Workshop workshop;
  private final Path directory;
  private final Store store;
  private int clockFailures;

  /// Opens what is kept in `directory`.
  WatchedPairs(Path directory, MovedClock clock) {
    MarketTime time = new MarketTime(clock, 1, new OnceDone(this::setClock));
    this.directory = directory;
    this.clock = clock;
    this.exchange = new PaperExchange(clock, LISTED);
    this.store = Store.open(directory);
    this.log = new DecisionLog(store, 10_000);
    this.pairs = new Pairs(store, log, clock);
    this.board = new PairBoard(pairs, log, this::hear);
    this.workshop =
        new Workshop(
            exchange,
            new CandleSchedule(
                time, PaperExchange.GRANULARITY, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            AnalysisMethod.standard(),
            log,
            new DecisionBroadcast(
                log, this::hear, new Digest(this::hear, Runnable::run), time, meters),
            board,
            meters);
  }

  private void setClock() {
    if (clockFailures > 0) {
      clockFailures--;
      throw new ExchangeUnavailable("GET time: no connection");
    }
  }

  /// The exchange does not tell its time so many times.
  void failToSetTheClock(int times) {
    clockFailures = times;
  }

  record Sent(String topic, Object payload) {}

  private void hear(String topic, Object payload) {
    sent.add(new Sent(topic, payload));
    if (topic.equals("/topic/decisions")) {
      first.countDown();
    }
  }

  /// Opens when the first decision has been sent.
  CountDownLatch sentFirst() {
    return first;
  }

  /// The same, with candles from elsewhere.
  Workshop workshop(CandleSource source) {
    return new Workshop(
        source, workshop.schedule(), workshop.method(), log, workshop.broadcast(), board, meters);
  }

  PairWatch watch(Pair pair) {
    var _ = pairs.add(pair, true);
    return new PairWatch(pair, workshop);
  }

  PairView view(Pair pair) {
    return board.view(pairs.find(pair.symbol()).orElseThrow());
  }

  /// Goes so many candles on, with a round after each.
  void run(PairWatch watch, int candles) {
    for (int done = 0; done < candles; done++) {
      clock.pass(STEP);
      var _ = watch.round();
    }
  }

  /// Candles of the decisions that were sent to all, in order of sending.
  List<Instant> sentCandles() {
    return sentDecisions().stream().map(each -> Instant.ofEpochMilli(each.candleAt())).toList();
  }

  List<DecisionMessage> sentDecisions() {
    return sent.stream()
        .filter(each -> each.topic().equals("/topic/decisions"))
        .map(each -> (DecisionMessage) each.payload())
        .toList();
  }

  /// Puts all files as they are now, in the middle of everything, where another life can find them.
  void leaveBehind(Path place) throws IOException {
    FileSystemUtils.copyRecursively(directory, place);
    close();
  }

  @Override
  public void close() {
    store.close();
  }
}
