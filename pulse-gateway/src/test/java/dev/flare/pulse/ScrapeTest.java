package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.AppStandIn;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A monitoring system at Pulse's door.
@Timeout(60)
class ScrapeTest {
  private static final String TOKEN = "a token for metrics";
  private static final String SHOWN = "Authorization: Bearer %s\n".formatted(TOKEN);
  private static RunningPulse pulse;

  @BeforeAll
  static void start() {
    pulse = RunningPulse.start(Map.of("METRICS_TOKEN", TOKEN));
  }

  @AfterAll
  static void stop() {
    pulse.close();
  }

  @Test
  void readsTheMetricsOfPulseWithItsToken() {
    assertThat(get("/actuator/prometheus", SHOWN).body()).contains("flare_logins_judged_total");
  }

  @Test
  void readsThoseOfAnAppWhichSeesItsOwnTokenOnly() {
    try (AppStandIn app = AppStandIn.start()) {
      pulse.register(app.port(), "Flux", Optional.of("the token of Flux"));

      assertThat(get("/%d/actuator/prometheus".formatted(app.port()), SHOWN).status())
          .isEqualTo(200);
      assertThat(app.asked().getFirst().headers("Authorization"))
          .containsExactly("Bearer the token of Flux");
      assertThat(get("/%d/api/state".formatted(app.port()), SHOWN).status()).isEqualTo(401);
      assertThat(app.asked()).hasSize(1);
    }
  }

  @Test
  void getsNoFurtherWithIt() {
    assertThat(get("/api/apps", SHOWN).status()).isEqualTo(401);
    assertThat(get("/actuator/prometheus/../../api/apps", SHOWN).status()).isNotEqualTo(200);
    assertThat(Browser.at(pulse).send("POST", "/actuator/prometheus", SHOWN, "").status())
        .isEqualTo(401);
  }

  @Test
  void readsNothingWithAnotherTokenOrNone() {
    assertThat(get("/actuator/prometheus", "Authorization: Bearer a token\n").status())
        .isEqualTo(401);
    assertThat(get("/actuator/prometheus", "Authorization: %s\n".formatted(TOKEN)).status())
        .isEqualTo(401);
    assertThat(get("/actuator/prometheus", "").status()).isEqualTo(401);
  }

  private static Wire.Answer get(String path, String headers) {
    return Browser.at(pulse).get(path, headers);
  }
}
