package dev.flare.gnome.pair;

import dev.flare.gnome.feed.Series;
import dev.flare.market.Pair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps every active pair watched, each by a thread of its own: a slow or failing pair delays no
/// other, and the rounds of one pair cannot overlap.
public final class CentralLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CentralLoop.class);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(15);

  private final Pairs pairs;
  private final Workshop workshop;
  private final List<Pair> atFirstStart;
  private final Map<String, Watcher> watchers = new HashMap<>();
  private final Set<Watcher> alive = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  public CentralLoop(Pairs pairs, Workshop workshop, List<Pair> atFirstStart) {
    this.pairs = pairs;
    this.workshop = workshop;
    this.atFirstStart = List.copyOf(atFirstStart);
  }

  @Override
  public void start() {
    pairs.addAtFirstStart(atFirstStart);
    running = true;
    pairs.all().stream().filter(TrackedPair::active).forEach(each -> follow(each.pair()));
  }

  @Override
  public void stop() {
    running = false;
    dismissAll();
    long deadline = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
    for (Watcher watcher : alive) {
      if (!watcher.hasEndedBy(deadline)) {
        log.warn("pair={} is still in a round at the end", watcher.pair);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Begins to watch a pair, unless it is watched.
  synchronized void follow(Pair pair) {
    if (running) {
      watchers.computeIfAbsent(pair.symbol(), _ -> new Watcher(pair).begun());
    }
  }

  /// Watches a pair no more; a round that is under way still ends.
  synchronized void leave(Pair pair) {
    Watcher watcher = watchers.remove(pair.symbol());
    if (watcher != null) {
      watcher.dismissed.countDown();
    }
  }

  /// What was analysed of a pair; empty when it is not watched.
  synchronized Optional<Series> series(String symbol) {
    return Optional.ofNullable(watchers.get(symbol)).map(watcher -> watcher.watch.series());
  }

  private synchronized void dismissAll() {
    watchers.values().forEach(watcher -> watcher.dismissed.countDown());
    watchers.clear();
  }

  /// What a pair's last round wrote after the pair was removed goes as well.
  private void ended(Watcher watcher) {
    if (pairs.find(watcher.pair.symbol()).isEmpty()) {
      workshop.decisions().forget(watcher.pair);
    }
    alive.remove(watcher);
  }

  /// One thread that lives as long as its pair is followed. It is told to end, never interrupted:
  /// an interrupt would tear the store's files out of its hands.
  private final class Watcher implements Runnable {
    private final Pair pair;
    private final PairWatch watch;
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private final Thread thread;

    Watcher(Pair pair) {
      this.pair = pair;
      this.watch = new PairWatch(pair, workshop);
      this.thread = Thread.ofVirtual().name("pair-" + pair).unstarted(this);
    }

    Watcher begun() {
      alive.add(this);
      thread.start();
      return this;
    }

    @Override
    public void run() {
      try {
        Duration pause = Duration.ZERO;
        while (!dismissed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          pause = watch.round();
        }
      } catch (InterruptedException e) {
        log.warn("pair={} watcher was interrupted", pair, e);
      } finally {
        ended(this);
      }
    }

    boolean hasEndedBy(long deadline) {
      try {
        return thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
