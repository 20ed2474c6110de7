package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pulse as a user starts it, with the real components.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class PulseTest {
  @TempDir Path directory;

  @Test
  void letsFluxTradeOnWhileItIsKilledAndFindsItAgain() throws Exception {
    try (PulseSuite suite = new PulseSuite(directory)) {
      assertThat(suite.pulse("/api/apps").valueStream().map(app -> app.path("id").asString()))
          .containsExactly("gnome", "flux", "grid", "snap", "simulator");
      assertThat(suite.pulse("/api/apps").valueStream().map(app -> app.path("state").asString()))
          .containsOnly("STOPPED");
      suite.startAndAwait("simulator", "gnome", "flux");
      assertThat(suite.fluxThroughPulse("/api/info").path("component").asString())
          .isEqualTo("flux");
      int before = suite.awaitFlux("/api/conversions", it -> !it.isEmpty()).size();
      JsonNode running = suite.pulse("/api/apps/flux");

      suite.killPulse();
      JsonNode _ = suite.awaitFlux("/api/conversions", it -> it.size() > before);
      suite.startPulseAgain();

      JsonNode found = suite.awaitState("flux", "RUNNING");
      assertThat(found.path("pid")).isEqualTo(running.path("pid"));
      assertThat(found.path("startedAt")).isEqualTo(running.path("startedAt"));
      assertThat(found.path("restarts").asInt()).isZero();
      assertGapless(suite.pulse("/api/apps/flux/logs?limit=500"));
      for (String app : List.of("flux", "gnome", "simulator")) {
        suite.tell("POST", "/api/apps/%s/stop".formatted(app));
        assertThat(suite.awaitState(app, "STOPPED").path("why").asString()).isEqualTo("stopped");
      }
    }
  }

  /// The newest first, each where the one before it ended, back to the very first.
  private static void assertGapless(JsonNode lines) {
    assertThat(lines).isNotEmpty();
    for (int i = 0; i + 1 < lines.size(); i++) {
      assertThat(lines.get(i + 1).path("next")).isEqualTo(lines.get(i).path("seq"));
    }
    assertThat(lines.get(lines.size() - 1).path("seq").asLong()).isZero();
  }

  @Test
  void isInstalledByAUnitThatSystemdTakes() throws Exception {
    Path unit = directory.resolve("flare-pulse.service");
    Map<String, String> environment = Map.of("FLARE_DATA", directory.resolve("my data").toString());

    try (FlareScript install =
        FlareScript.start(directory, environment, "install", "--to", unit.toString())) {
      assertThat(install.exitCode()).as(install.errors()).isZero();
    }

    assertThat(unit).content().contains("KillMode=process", "NoNewPrivileges=true");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")));
    assertThat(verify(unit)).isEqualTo("");
  }

  private static String verify(Path unit) throws IOException {
    Process process =
        new ProcessBuilder("/usr/bin/systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
