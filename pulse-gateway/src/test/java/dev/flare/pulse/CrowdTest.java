package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.Wire;
import dev.flare.pulse.web.Crowds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;

/// One caller with many connections, before a Pulse that counts those of its own machine too.
@Timeout(60)
class CrowdTest {
  private static final int MOST = 64;
  private static final String ASK = "GET /actuator/health HTTP/1.1\nHost: x\n\n";

  static class Counting {
    @Bean
    Crowds everybody() {
      return Optional::of;
    }
  }

  @Test
  void leavesConnectionsForOthersWhereOneCallerTakesMany() {
    List<Wire> wires = new ArrayList<>();
    try (RunningPulse pulse = RunningPulse.start(Map.of(), Counting.class)) {
      for (int i = 0; i < MOST; i++) {
        wires.add(Wire.to(pulse.port()));
        assertThat(wires.getLast().send(ASK).answer().status()).isEqualTo(200);
      }
      try (Wire further = Wire.to(pulse.port())) {
        assertThat(further.rest()).isIn("", "reset");
      }
      assertThat(wires.getFirst().send(ASK).answer().status()).isEqualTo(200);
    } finally {
      wires.forEach(Wire::close);
    }
  }

  @Test
  void countsNoConnectionsOfThisMachineItself() {
    List<Wire> wires = new ArrayList<>();
    try (RunningPulse pulse = RunningPulse.start()) {
      for (int i = 0; i <= MOST; i++) {
        wires.add(Wire.to(pulse.port()));
        assertThat(wires.getLast().send(ASK).answer().status()).isEqualTo(200);
      }
    } finally {
      wires.forEach(Wire::close);
    }
  }
}
