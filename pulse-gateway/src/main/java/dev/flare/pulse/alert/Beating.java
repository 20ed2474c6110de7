package dev.flare.pulse.alert;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pings in its rhythm, if it shall, on a thread of its own: nobody waits for the outside.
final class Beating implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Beating.class);

  private final Optional<HeartbeatPing> ping;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  Beating(Optional<HeartbeatPing> ping) {
    this.ping = ping;
  }

  void begin() {
    ping.ifPresent(it -> {
      var _ =
          clockwork.scheduleAtFixedRate(
              () -> beat(it),
              it.period().toMillis(),
              it.period().toMillis(),
              TimeUnit.MILLISECONDS);
    });
  }

  private static void beat(HeartbeatPing ping) {
    try {
      ping.run();
    } catch (RuntimeException e) {
      log.error("no heartbeat", e);
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
