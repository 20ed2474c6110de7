package dev.flare.simulator.market;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A monotonic clock that stands still until it is moved.
public final class NanoTime implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
