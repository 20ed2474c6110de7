package dev.flare.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final NanoTime time = new NanoTime();
  private final SimulatedClock clock = new SimulatedClock(NOON, 600, time);

  @Test
  void runsAtItsSpeedFromItsStart() {
    time.pass(Duration.ofMillis(500));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    assertThat(clock.market(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void knowsHowLongItReallyTakesUntilAMoment() {
    assertThat(clock.realUntil(NOON.plus(Duration.ofMinutes(10)))).isEqualTo(Duration.ofSeconds(1));
  }
}
