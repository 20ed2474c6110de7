package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What becomes of the apps when Pulse itself ends and comes back.
@EnabledOnOs(OS.LINUX)
class PulseLifeTest {
  @TempDir private Path directory;

  @Test
  void findsAnAppAgainAfterItWasKilledAndMissesNoLine() throws Exception {
    try (PulseProcess pulse = PulseProcess.start(directory)) {
      JsonNode _ = pulse.registerToy("toy", PulseProcess.freePort(), "well");
      JsonNode _ = pulse.tell("/api/apps/toy/start");
      JsonNode before = pulse.awaitState("toy", "RUNNING");
      List<String> heard = new ArrayList<>();
      String last = listen(pulse, "0", heard, 50);

      pulse.kill();
      assertThat(ProcessHandle.of(before.path("pid").asLong())).isPresent();
      pulse.start();

      JsonNode after = pulse.awaitState("toy", "RUNNING");
      assertThat(after.path("pid")).isEqualTo(before.path("pid"));
      assertThat(after.path("startedAt")).isEqualTo(before.path("startedAt"));
      assertThat(after.path("restarts").asInt()).isZero();
      String _ = listen(pulse, last, heard, 200);
      List<String> ticks = heard.stream().filter(line -> line.startsWith("tick")).toList();
      for (int i = 0; i < ticks.size(); i++) {
        assertThat(ticks.get(i)).isEqualTo("tick " + i);
      }

      JsonNode _ = pulse.tell("/api/apps/toy/stop");
      JsonNode _ = pulse.awaitState("toy", "STOPPED");
    }
  }

  private static String listen(PulseProcess pulse, String from, List<String> heard, int lines)
      throws Exception {
    String last = from;
    try (EventStream stream = pulse.listen("/api/apps/toy/logs/live", "Last-Event-ID", from)) {
      for (int i = 0; i < lines; i++) {
        EventStream.Event event = stream.next();
        heard.add(event.data().path("text").asString().replaceFirst(".*tick", "tick"));
        last = event.id();
      }
    }
    return last;
  }

  @Test
  void leavesTheAppsRunningWhenItIsStopped() throws Exception {
    try (PulseProcess pulse = PulseProcess.start(directory)) {
      JsonNode _ = pulse.registerToy("toy", PulseProcess.freePort(), "well");
      JsonNode _ = pulse.tell("/api/apps/toy/start");
      long pid = pulse.awaitState("toy", "RUNNING").path("pid").asLong();

      pulse.terminate();

      assertThat(ProcessHandle.of(pid)).isPresent();
      pulse.start();
      assertThat(pulse.awaitState("toy", "RUNNING").path("pid").asLong()).isEqualTo(pid);
    }
  }

  @Test
  void endsTheAppsIfTheyShallEndWithIt() throws Exception {
    try (PulseProcess pulse = PulseProcess.start(directory, "STOP_APPS_WITH_PULSE=true")) {
      JsonNode _ = pulse.registerToy("toy", PulseProcess.freePort(), "well", "\"autoStart\":true");
      JsonNode _ = pulse.tell("/api/apps/toy/start");
      long pid = pulse.awaitState("toy", "RUNNING").path("pid").asLong();

      pulse.terminate();

      assertThat(ProcessHandle.of(pid)).isEmpty();
      pulse.start();
      assertThat(pulse.awaitState("toy", "RUNNING").path("why").asString())
          .isEqualTo("its health endpoint says it is well");
    }
  }

  @Test
  void asksAllAppsToEndBeforeItWaitsForOne() throws Exception {
    try (PulseProcess pulse = PulseProcess.start(directory, "STOP_APPS_WITH_PULSE=true")) {
      List<Long> pids = new ArrayList<>();
      for (String id : List.of("one", "two", "three")) {
        JsonNode _ = pulse.registerToy(id, PulseProcess.freePort(), "together\nTOGETHER=3");
        JsonNode _ = pulse.tell("/api/apps/%s/start".formatted(id));
        pids.add(pulse.awaitState(id, "RUNNING").path("pid").asLong());
      }

      pulse.terminate();

      assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
      assertThat(Files.readString(directory.resolve("pulse.log"))).doesNotContain("killed");
    }
  }
}
