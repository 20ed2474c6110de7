package dev.flare.pulse.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets every caretaker look after its app four times a second, none waiting for another.
final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);
  private static final Duration ENDS_AT_MOST = Duration.ofSeconds(25);
  private static final Duration LAST_ROUND_AT_MOST = Duration.ofSeconds(5);

  /// How long the end may take; whoever waits for Pulse has to wait longer.
  static final Duration CLOSE_AT_MOST = ENDS_AT_MOST.plus(LAST_ROUND_AT_MOST);

  private final Apps apps;
  private final boolean stopApps;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rounds").factory());
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /// @param stopApps whether the apps end with Pulse
  Rounds(Apps apps, boolean stopApps) {
    this.apps = apps;
    this.stopApps = stopApps;
  }

  void begin() {
    var _ =
        clockwork.scheduleWithFixedDelay(
            this::round, 0, BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      apps.goOnStarting();
      apps.caretakers().forEach(this::send);
    } catch (RuntimeException e) {
      log.error("a round failed", e);
    }
  }

  private void send(Caretaker caretaker) {
    String id = caretaker.app().id();
    if (busy.add(id)) {
      workers.execute(() -> visit(id, caretaker));
    }
  }

  private void visit(String id, Caretaker caretaker) {
    try {
      caretaker.look();
      caretaker.output().tidy();
    } catch (IOException e) {
      log.warn("app={} log: {}", id, e.getMessage());
    } catch (RuntimeException e) {
      log.error("app={} could not be looked after", id, e);
    } finally {
      busy.remove(id);
    }
  }

  /// Ends the rounds, and the apps too if they shall end with Pulse.
  @Override
  public void close() throws InterruptedException {
    if (stopApps) {
      apps.startNoMore().forEach(each -> workers.execute(each::stopWithPulse));
      awaitEnds();
    }
    clockwork.shutdown();
    // Never interrupted: that would close the store under one who writes.
    workers.shutdown();
    var _ = workers.awaitTermination(LAST_ROUND_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void awaitEnds() throws InterruptedException {
    long deadline = System.nanoTime() + ENDS_AT_MOST.toNanos();
    while (System.nanoTime() < deadline
        && apps.caretakers().stream().anyMatch(each -> each.stage().live().isPresent())) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
