package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.trading.Turns.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
  private final Turns turns = new Turns();
  private final List<String> worked = new ArrayList<>();

  @Test // a stop loss would wait behind entries while the price falls
  void letsStopLossesGoFirstThenOtherExitsThenEntries() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    threads.add(begin(Urgency.ENTRY, "first", busy));
    while (begun() == 0) {
      Thread.onSpinWait();
    }
    threads.add(queued(Urgency.ENTRY, "entry"));
    threads.add(queued(Urgency.EXIT, "profit"));
    threads.add(queued(Urgency.ENTRY, "second entry"));
    threads.add(queued(Urgency.STOP_LOSS, "loss"));
    threads.add(queued(Urgency.EXIT, "second profit"));
    busy.countDown();
    for (Thread each : threads) {
      each.join();
    }

    assertThat(worked)
        .containsExactly("first", "loss", "profit", "second profit", "entry", "second entry");
  }

  @Test
  void goesOnAfterWorkThatFailed() {
    assertThatThrownBy(() ->
            turns.alone(
                Urgency.EXIT,
                () -> {
                  throw new IllegalStateException("bug");
                }))
        .hasMessage("bug");

    assertThat(turns.<String>alone(Urgency.ENTRY, () -> "next")).isEqualTo("next");
  }

  private int begun() {
    synchronized (worked) {
      return worked.size();
    }
  }

  private Thread queued(Urgency urgency, String name) {
    int before = turns.waiting();
    Thread thread = begin(urgency, name, new CountDownLatch(0));
    while (turns.waiting() == before) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private Thread begin(Urgency urgency, String name, CountDownLatch until) {
    return Thread.ofVirtual().start(() -> turns.alone(urgency, () -> work(name, until)));
  }

  private boolean work(String name, CountDownLatch until) {
    synchronized (worked) {
      worked.add(name);
    }
    try {
      until.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }
}
