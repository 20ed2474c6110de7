package dev.flare.pulse.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Primary;

/// The patience of Pulse, which counts the lines that a search looks at and, when it is told to,
/// holds the search at one of them until its thread is interrupted.
@Primary
final class HeldSearch implements SearchPatience {
  private static final int PATIENCE_SECONDS = 20;

  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile int holdAt;

  void holdAt(int look) {
    holdAt = look;
  }

  void awaitHeld() throws InterruptedException {
    if (!held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("only " + looks + " lines were looked at");
    }
  }

  /// How many lines had been looked at, or were about to be, when the search was told to end.
  int awaitEnd() throws Exception {
    return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  int looks() {
    return looks.get();
  }

  @Override
  public BooleanSupplier ofOneSearch() {
    BooleanSupplier patience = SearchPatience.whileSomebodyWaits();
    return () -> {
      int look = looks.incrementAndGet();
      if (look == holdAt) {
        hold();
      }
      boolean goesOn = patience.getAsBoolean();
      if (!goesOn) {
        ended.complete(look);
      }
      return goesOn;
    };
  }

  private void hold() {
    held.countDown();
    try {
      new CountDownLatch(1).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      ended.completeExceptionally(new AssertionError("nobody told the search to end"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
