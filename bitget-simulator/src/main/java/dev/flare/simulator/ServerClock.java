package dev.flare.simulator;

import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.market.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What the exchange takes for the time: its own clock, unless a fault has set it off.
record ServerClock(SimulatedClock clock, Faults faults) implements InstantSource {
  @Override
  public Instant instant() {
    Duration skew = faults.skew();
    Instant time = clock.instant();
    return skew.isNegative()
        ? time.minus(clock.market(skew.negated()))
        : time.plus(clock.market(skew));
  }
}
