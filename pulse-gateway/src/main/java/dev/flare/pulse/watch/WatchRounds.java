package dev.flare.pulse.watch;

import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the watchman around: he listens every second, asks each trader every 15 and each Gnome
/// every 60. One who does not answer holds up nobody else.
final class WatchRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchRounds.class);
  private static final int SECONDS_OF_A_ROUND = 15;
  private static final int ROUNDS_TO_GNOME = 4;

  private final Watchman watchman;
  private final RollKeeper roll;
  private final AppMeters meters;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchman").factory());
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> visited = ConcurrentHashMap.newKeySet();
  private int round;

  WatchRounds(Watchman watchman, RollKeeper roll, AppMeters meters) {
    this.watchman = watchman;
    this.roll = roll;
    this.meters = meters;
  }

  void begin() {
    watchman.begin();
    var _ = clockwork.scheduleWithFixedDelay(() -> safely(this::listen), 1, 1, TimeUnit.SECONDS);
    var _ =
        clockwork.scheduleWithFixedDelay(
            () -> safely(this::goRound), SECONDS_OF_A_ROUND, SECONDS_OF_A_ROUND, TimeUnit.SECONDS);
  }

  private void listen() {
    roll.keep();
    meters.update();
    watchman.listen();
  }

  private void goRound() {
    watchman.patrol();
    boolean alsoGnome = round++ % ROUNDS_TO_GNOME == 0;
    watchman.reachable().stream()
        .filter(app -> alsoGnome || !isGnome(app))
        .filter(app -> visited.add(app.id()))
        .forEach(app -> visits.execute(() -> visit(app)));
  }

  private static boolean isGnome(WatchedApp app) {
    return app.component().filter(SuiteComponent.GNOME::equals).isPresent();
  }

  private void visit(WatchedApp app) {
    safely(() -> watchman.visit(app));
    visited.remove(app.id());
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.error("the watchman stumbled", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    clockwork.shutdown();
    visits.shutdown();
    boolean _ = visits.awaitTermination(2, TimeUnit.SECONDS);
  }
}
