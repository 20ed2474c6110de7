package dev.flare.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The exchange's time: begins at a moment of its own and runs at a speed of its own.
public final class SimulatedClock implements InstantSource {
  private final Instant start;
  private final double speed;
  private final LongSupplier nanos;
  private final long startNanos;

  /// @param speed how many times faster than real time it runs
  /// @param nanos real time, monotonic
  public SimulatedClock(Instant start, double speed, LongSupplier nanos) {
    this.start = start;
    this.speed = speed;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(Math.round((nanos.getAsLong() - startNanos) * speed));
  }

  public double speed() {
    return speed;
  }

  /// How much exchange time passes in `real`.
  public Duration market(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() * speed));
  }

  /// How much real time it takes until it is `instant`; negative when that is over.
  public Duration realUntil(Instant instant) {
    return Duration.ofNanos(
        Math.round(Duration.between(instant(), instant).toMillis() * 1e6 / speed));
  }
}
