package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnknownProxyTest {
  @Test
  void countsByTheConnectionWhateverItsHeadersSay() {
    try (RunningPulse pulse = RunningPulse.start()) {
      for (int i = 0; i < 3; i++) {
        Browser.at(pulse, "203.0.113." + i).login(RunningPulse.USER, "wrong");
      }

      assertThat(Browser.at(pulse, "203.0.113.77").get("/login").status()).isEqualTo(403);
    }
  }
}
