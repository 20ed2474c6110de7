package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What went wrong with the apps under the system before this one
/// (`docs/reference/earlier-faults.md`); each test is named after its situation.
@EnabledOnOs(OS.LINUX)
class EarlierAppFaultsTest {
  @TempDir private static Path directory;
  private static PulseProcess pulse;

  @BeforeAll
  static void start() throws Exception {
    pulse = PulseProcess.start(directory, "TITLE=of Pulse itself");
  }

  @AfterAll
  static void stop() throws Exception {
    pulse.close();
  }

  @Test
  void logOutsideItsFolder() throws Exception {
    Path outside = Files.writeString(directory.resolve("outside"), "must not be told");

    for (String id : List.of("..%2f..%2foutside", "%2f" + outside, "..%2f..%2f..%2foutside")) {
      for (String call : List.of("/logs", "/logs/download")) {
        var answer = pulse.send("GET", "/api/apps/%s%s".formatted(id, call), "");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("must not be told");
      }
    }
  }

  @Test
  void deletionOfLogsByGet() throws Exception {
    JsonNode _ = pulse.registerToy("kept", PulseProcess.freePort(), "well");
    Path log = directory.resolve("storage_pulse/logs/kept");
    assertThat(log).isNotEmptyDirectory();

    assertThat(pulse.send("GET", "/api/apps/kept/logs/delete", "").statusCode()).isEqualTo(404);

    assertThat(log).isNotEmptyDirectory();
  }

  @Test
  void pulseKilledWithSigkill() throws Exception {
    JsonNode _ = pulse.registerToy("survivor", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.tell("/api/apps/survivor/start");
    JsonNode before = pulse.awaitState("survivor", "RUNNING");

    pulse.kill();
    pulse.start();

    JsonNode after = pulse.awaitState("survivor", "RUNNING");
    assertThat(after.path("pid")).isEqualTo(before.path("pid"));
    JsonNode _ = pulse.tell("/api/apps/survivor/stop");
  }

  @Test
  void appThatCrashes() throws Exception {
    JsonNode _ = pulse.registerToy("crashing", PulseProcess.freePort(), "crashing");
    JsonNode _ = pulse.tell("/api/apps/crashing/start");

    JsonNode _ = pulse.await("/api/apps/crashing", app -> app.path("restarts").asInt() >= 1);
    JsonNode _ = pulse.tell("/api/apps/crashing/stop");
  }

  @Test
  void editsWhileRunning() throws Exception {
    int port = PulseProcess.freePort();
    JsonNode _ = pulse.registerToy("edited", port, "well");
    JsonNode _ = pulse.tell("/api/apps/edited/start");
    JsonNode _ = pulse.awaitState("edited", "RUNNING");

    var _ = pulse.send("PATCH", "/api/apps/edited", "{\"title\":\"Another title\"}");
    JsonNode _ = pulse.tell("/api/apps/edited/stop");

    assertThat(pulse.awaitState("edited", "STOPPED").path("title").asString())
        .isEqualTo("Another title");
  }

  @Test
  void appWithItsOwnEnvFile() throws Exception {
    JsonNode _ = pulse.registerToy("own", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.tell("/api/apps/own/start");

    JsonNode lines = pulse.await("/api/apps/own/logs?q=title", found -> !found.isEmpty());
    assertThat(lines.get(0).path("text").asString()).isEqualTo("title ");
    JsonNode _ = pulse.tell("/api/apps/own/stop");
  }

  @Test
  void anyScriptOfTheMachine() throws Exception {
    for (String program : List.of("\"command\":\"/bin/sh\"", "\"jar\":\"/bin/sh\",\"port\":7")) {
      var answer = pulse.send("POST", "/api/apps", "{\"id\":\"script\",%s}".formatted(program));
      assertThat(answer.statusCode()).isEqualTo(422);
    }
    assertThat(pulse.send("GET", "/api/apps/script", "").statusCode()).isEqualTo(404);
  }
}
