package dev.flare.pulse.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// One courier for each channel, each on a thread of its own: a dead channel holds up no other.
final class Couriers implements AutoCloseable {
  private final Outbox outbox;
  private final List<Courier> couriers;
  private List<Thread> threads = List.of();

  Couriers(List<Channel> channels, Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.couriers = channels.stream().map(channel -> new Courier(channel, outbox, clock)).toList();
  }

  void begin() {
    threads =
        couriers.stream()
            .map(courier ->
                Thread.ofVirtual().name("alerts-" + courier.channel().name()).start(courier))
            .toList();
  }

  List<Courier> all() {
    return couriers;
  }

  Outbox outbox() {
    return outbox;
  }

  /// What is not delivered by now is delivered by the next Pulse.
  @Override
  public void close() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      boolean _ = thread.join(Duration.ofSeconds(1));
    }
  }
}
