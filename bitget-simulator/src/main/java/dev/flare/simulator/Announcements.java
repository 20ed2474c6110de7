package dev.flare.simulator;

import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.market.Stage;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Says in the log what is played, and when a recorded market is over.
@Component
final class Announcements implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Announcements.class);

  private final SimulatedClock clock;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  Announcements(Stage stage, SimulatedClock clock, SimulatorSettings settings) {
    this.clock = clock;
    log.info(
        "{} of {} pairs from {} at speed {}",
        settings.candles().isEmpty()
            ? "made-up market (seed %d)".formatted(settings.seed())
            : "recorded market",
        stage.listings().size(),
        stage.start(),
        clock.speed());
    stage.remarks().forEach(log::info);
    stage.listings().forEach(this::announceEnd);
  }

  @Override
  public void destroy() {
    later.shutdownNow();
  }

  private void announceEnd(Listing listing) {
    Instant end = listing.tape().end();
    if (end.equals(Instant.MAX)) {
      return;
    }
    Runnable line =
        () -> log.info("{} is halted: its recorded candles end at {}", listing.pair(), end);
    later.schedule(line, Math.max(0, clock.realUntil(end).toMillis()), TimeUnit.MILLISECONDS);
  }
}
