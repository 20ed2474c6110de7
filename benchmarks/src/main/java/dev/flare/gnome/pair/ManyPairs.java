package dev.flare.gnome.pair;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import dev.flare.gnome.decision.DecisionBroadcast;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.gnome.decision.Digest;
import dev.flare.gnome.feed.CandleSchedule;
import dev.flare.gnome.feed.MarketTime;
import dev.flare.jsondb.Store;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.service.stomp.Broadcast;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.Market;
import dev.flare.signal.PairAnalyst;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Many pairs whose candles close at the same moment: how long from "candles in memory" until every
/// decision is written to disk and sent.
public final class ManyPairs implements AutoCloseable {
  private final Map<Pair, Feed> feeds = new ConcurrentHashMap<>();
  private final List<PairWatch> watches = new ArrayList<>();
  private final Store store;
  private volatile Instant now = Instant.EPOCH;
  private volatile CountDownLatch sent = new CountDownLatch(0);

  /// The candles of one pair that were not taken yet.
  private static final class Feed {
    private final Market market;
    private volatile List<Candle> next;

    Feed(long seed) {
      market = new Market(seed);
      next = market.next(PairAnalyst.WARM_UP);
    }

    Instant close() {
      next = market.next(1);
      return next.getFirst().closesAt(Market.GRANULARITY);
    }
  }

  public ManyPairs(Path directory, int count) {
    this.store = Store.open(directory);
    Workshop workshop = workshop();
    for (int each = 1; each <= count; each++) {
      Feed feed = new Feed(each);
      feeds.put(Market.pair(each), feed);
      watches.add(new PairWatch(Market.pair(each), workshop));
      now = feed.next.getLast().closesAt(Market.GRANULARITY);
    }
    var _ = decided();
  }

  /// Every pair gets one more candle and decides it, each on a thread of its own.
  public Duration round() {
    feeds.values().forEach(each -> now = each.close());
    return decided();
  }

  private Duration decided() {
    sent = new CountDownLatch(watches.size());
    long began = System.nanoTime();
    watches.forEach(each -> Thread.startVirtualThread(each::round));
    await();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void await() {
    try {
      sent.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Workshop workshop() {
    DecisionLog log = new DecisionLog(store, 10_000);
    Broadcast broadcast = (topic, _) -> heard(topic);
    MarketTime time = new MarketTime(() -> now, 1);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    return new Workshop(
        new InMemory(),
        new CandleSchedule(time, Market.GRANULARITY, Duration.ZERO, Duration.ofSeconds(1)),
        AnalysisMethod.standard(),
        log,
        new DecisionBroadcast(
            log,
            broadcast,
            new Digest(broadcast, delayedExecutor(100, TimeUnit.MILLISECONDS)),
            time,
            meters),
        new PairBoard(new Pairs(store, log, () -> now), log, broadcast),
        meters);
  }

  private void heard(String topic) {
    if (topic.startsWith("/topic/decisions.")) {
      sent.countDown();
    }
  }

  private final class InMemory implements CandleSource {
    @Override
    public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
      Feed feed = feeds.get(pair);
      return feed == null ? List.of() : feed.next;
    }

    @Override
    public boolean lists(Pair pair) {
      return true;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
