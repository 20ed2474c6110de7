package dev.flare.bitget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// A monotonic clock that moves when told to, or when somebody pauses.
final class SteppedTime implements LongSupplier, Pause {
  final List<Duration> pauses = new ArrayList<>();
  private long nanos = -5;

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    pass(duration);
  }

  void pass(Duration duration) {
    nanos += duration.toNanos();
  }
}
