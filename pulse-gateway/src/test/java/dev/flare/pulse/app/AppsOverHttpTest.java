package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real processes under a Pulse that is a real process too.
@EnabledOnOs(OS.LINUX)
class AppsOverHttpTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static PulseProcess pulse;

  @BeforeAll
  static void start() throws Exception {
    pulse = PulseProcess.start(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    pulse.close();
  }

  @Test
  void startsRestartsAndStopsAnApp() throws Exception {
    int port = PulseProcess.freePort();
    JsonNode registered = pulse.registerToy("simple", port, "well", "\"title\":\"A <b>toy</b>\"");
    assertThat(registered.path("state").asString()).isEqualTo("STOPPED");
    assertThat(registered.path("port").asInt()).isEqualTo(port);
    assertThat(registered.path("title").asString()).isEqualTo("A <b>toy</b>");

    assertThat(pulse.tell("/api/apps/simple/start").path("state").asString()).isEqualTo("STARTING");
    long first = pulse.awaitState("simple", "RUNNING").path("pid").asLong();
    assertThat(
            pulse
                .await("/api/apps/simple", app -> app.path("usage").isObject())
                .path("usage")
                .path("memoryBytes")
                .asLong())
        .isPositive();
    assertThat(pulse.get("/api/apps/simple/metrics")).isNotEmpty();

    JsonNode _ = pulse.tell("/api/apps/simple/restart");
    JsonNode again =
        pulse.await(
            "/api/apps/simple",
            app ->
                app.path("state").asString().equals("RUNNING")
                    && app.path("pid").asLong() != first);
    assertThat(again.path("restarts").asInt()).isZero();

    JsonNode _ = pulse.tell("/api/apps/simple/stop");
    assertThat(pulse.awaitState("simple", "STOPPED").path("why").asString()).isEqualTo("stopped");
    assertThat(ProcessHandle.of(again.path("pid").asLong())).isEmpty();
  }

  @Test
  void backsOffAnAppThatKeepsCrashing() throws Exception {
    JsonNode _ = pulse.registerToy("crashing", PulseProcess.freePort(), "crashing");

    JsonNode _ = pulse.tell("/api/apps/crashing/start");

    JsonNode app = pulse.await("/api/apps/crashing", it -> it.path("restarts").asInt() >= 2);
    assertThat(app.path("why").asString()).contains("it ended by itself with exit code 3");
    JsonNode _ = pulse.tell("/api/apps/crashing/stop");
    JsonNode _ = pulse.awaitState("crashing", "STOPPED");
  }

  @Test
  void killsWhatDoesNotStopTogetherWithWhatItStarted() throws Exception {
    JsonNode _ = pulse.registerToy("deaf", PulseProcess.freePort(), "deaf");
    JsonNode _ = pulse.tell("/api/apps/deaf/start");
    long pid = pulse.awaitState("deaf", "RUNNING").path("pid").asLong();
    JsonNode line = pulse.get("/api/apps/deaf/logs?q=grandchild").get(0);
    long grandchild = Long.parseLong(line.path("text").asString().replaceFirst("grandchild ", ""));

    JsonNode _ = pulse.tell("/api/apps/deaf/stop");
    JsonNode stopped = pulse.awaitState("deaf", "STOPPED");

    assertThat(stopped.path("why").asString())
        .isEqualTo("it did not end within 20 s and was killed");
    assertThat(isRunning(pid)).isFalse();
    assertThat(isRunning(grandchild)).isFalse();
  }

  /// One that ended and waits for its parent to notice does not run.
  private static boolean isRunning(long pid) throws Exception {
    Path stat = Path.of("/proc/%d/stat".formatted(pid));
    return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
  }

  @Test
  void saysThatTheEnvFileIsMissing() throws Exception {
    assertRefused(
        "{\"id\":\"no-env\",\"jar\":\"toy.jar\",\"envFile\":\"/nowhere/x.env\"}",
        422,
        "env-file-missing");
    JsonNode _ = pulse.registerToy("lost-env", PulseProcess.freePort(), "well");
    Files.delete(directory.resolve("lost-env.env"));

    JsonNode failed = pulse.tell("/api/apps/lost-env/start");

    assertThat(failed.path("state").asString()).isEqualTo("FAILED");
    assertThat(failed.path("why").asString())
        .isEqualTo("There is no env file " + directory.resolve("lost-env.env"));
  }

  @Test
  void waitsWhileAnotherProcessHasThePort() throws Exception {
    int port = PulseProcess.freePort();
    JsonNode _ = pulse.registerToy("late", port, "well");
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      JsonNode waiting = pulse.tell("/api/apps/late/start");
      assertThat(waiting.path("state").asString()).isEqualTo("BACKING_OFF");
      assertThat(waiting.path("why").asString())
          .isEqualTo(
              "it could not be started: port %d is taken by another process".formatted(port));
    }

    JsonNode _ = pulse.awaitState("late", "RUNNING");
    JsonNode _ = pulse.tell("/api/apps/late/stop");
  }

  @Test
  void runsOneProgramTwiceWithTwoEnvFiles() throws Exception {
    JsonNode _ = pulse.registerToy("one", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.registerToy("two", PulseProcess.freePort(), "well");

    JsonNode _ = pulse.tell("/api/apps/one/start");
    JsonNode _ = pulse.tell("/api/apps/two/start");

    long one = pulse.awaitState("one", "RUNNING").path("pid").asLong();
    assertThat(pulse.awaitState("two", "RUNNING").path("pid").asLong()).isNotEqualTo(one);
    JsonNode _ = pulse.tell("/api/apps/one/stop");
    JsonNode _ = pulse.tell("/api/apps/two/stop");
  }

  @Test
  void letsNothingOfItsOwnEnvironmentIntoAnApp() throws Exception {
    JsonNode _ = pulse.registerToy("private", PulseProcess.freePort(), "crashing");
    JsonNode _ = pulse.tell("/api/apps/private/start");

    String line =
        pulse
            .await("/api/apps/private/logs?q=environment", lines -> !lines.isEmpty())
            .get(0)
            .path("text")
            .asString();
    JsonNode _ = pulse.tell("/api/apps/private/stop");

    String[] names =
        line.replaceFirst("environment \\{", "").replaceAll("=[^,}]*[,}] ?", " ").split(" ");
    assertThat(names).isNotEmpty().isSubsetOf(Launcher.PASSED_ON);
  }

  @Test
  void keepsEditsForTheNextStart() throws Exception {
    int port = PulseProcess.freePort();
    JsonNode _ = pulse.registerToy("edited", port, "well");
    JsonNode _ = pulse.tell("/api/apps/edited/start");
    long pid = pulse.awaitState("edited", "RUNNING").path("pid").asLong();
    String env = pulse.envFile("other.env", "PORT=" + port, "TITLE=changed");

    HttpResponse<String> answer =
        pulse.send("PATCH", "/api/apps/edited", "{\"envFile\":\"%s\"}".formatted(env));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode pending = pulse.get("/api/apps/edited");
    assertThat(pending.path("editsPending").asBoolean()).isTrue();
    assertThat(pending.path("pid").asLong()).isEqualTo(pid);

    JsonNode _ = pulse.tell("/api/apps/edited/restart");
    JsonNode _ = pulse.await("/api/apps/edited/logs?q=title%20changed", lines -> !lines.isEmpty());
    assertThat(pulse.get("/api/apps/edited").path("editsPending").asBoolean()).isFalse();
    JsonNode _ = pulse.tell("/api/apps/edited/stop");
  }

  @Test
  void knowsThePortOfAnEnvFileThatWasEditedByHand() throws Exception {
    JsonNode _ = pulse.registerToy("moved", PulseProcess.freePort(), "well");
    int port = PulseProcess.freePort();
    String _ = pulse.envFile("moved.env", "PORT=" + port, "MODE=well");

    JsonNode _ = pulse.tell("/api/apps/moved/start");
    JsonNode _ = pulse.awaitState("moved", "RUNNING");
    JsonNode _ = pulse.tell("/api/apps/moved/stop");

    assertThat(pulse.awaitState("moved", "STOPPED").path("port").asInt()).isEqualTo(port);
  }

  @Test
  void removesAStoppedAppWithItsLog() throws Exception {
    JsonNode _ = pulse.registerToy("removed", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.tell("/api/apps/removed/start");
    JsonNode _ = pulse.awaitState("removed", "RUNNING");
    assertThat(pulse.send("DELETE", "/api/apps/removed", "").statusCode()).isEqualTo(409);
    JsonNode _ = pulse.tell("/api/apps/removed/stop");
    JsonNode _ = pulse.awaitState("removed", "STOPPED");

    assertThat(pulse.send("DELETE", "/api/apps/removed", "").statusCode()).isEqualTo(204);

    assertThat(pulse.send("GET", "/api/apps/removed", "").statusCode()).isEqualTo(404);
    assertThat(directory.resolve("storage_pulse/logs/removed")).doesNotExist();
    assertThat(directory.resolve("removed.env")).exists();
  }

  @Test
  void tellsListenersWhatChanges() throws Exception {
    try (EventStream events = pulse.listen("/api/apps/events")) {
      assertThat(events.next().name()).isEqualTo("apps");
      JsonNode _ = pulse.registerToy("heard", PulseProcess.freePort(), "well");
      assertThat(nextOf(events, "heard").path("state").asString()).isEqualTo("STOPPED");
      assertThat(pulse.send("DELETE", "/api/apps/heard", "").statusCode()).isEqualTo(204);
      assertThat(nextOf(events, "heard").properties()).hasSize(1);
    }
  }

  private static JsonNode nextOf(EventStream events, String id) throws InterruptedException {
    JsonNode data = events.next().data();
    while (!data.path("id").asString("").equals(id)) {
      data = events.next().data();
    }
    return data;
  }

  @Test
  void tellsLinesLiveAndGoesOnBehindTheLastOneHeard() throws Exception {
    JsonNode _ = pulse.registerToy("loud", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.tell("/api/apps/loud/start");
    String last = "";
    try (EventStream lines = pulse.listen("/api/apps/loud/logs/live")) {
      for (int i = 0; i < 30; i++) {
        last = lines.next().id();
      }
    }

    try (EventStream lines = pulse.listen("/api/apps/loud/logs/live", "Last-Event-ID", last)) {
      EventStream.Event next = lines.next();
      assertThat(next.data().path("seq").asString()).isEqualTo(last);
    }
    JsonNode _ = pulse.tell("/api/apps/loud/stop");
  }

  @Test
  void pagesAndSearchesALog() throws Exception {
    JsonNode _ = pulse.registerToy("read", PulseProcess.freePort(), "well");
    JsonNode _ = pulse.tell("/api/apps/read/start");
    JsonNode _ = pulse.await("/api/apps/read/logs?q=tick%2020", lines -> !lines.isEmpty());
    JsonNode _ = pulse.tell("/api/apps/read/stop");
    JsonNode _ = pulse.awaitState("read", "STOPPED");

    HttpResponse<String> page =
        pulse.send("GET", "/api/apps/read/logs?limit=2&q=tick&level=info", "");
    String link = page.headers().firstValue("Link").orElseThrow();
    assertThat(link).matches("<\\?limit=2&q=tick&level=info&before=\\d+>; rel=\"next\"");
    List<Integer> ticks = new ArrayList<>(ticks(JSON.readTree(page.body())));
    ticks.addAll(ticks(pulse.get("/api/apps/read/logs" + link.substring(1, link.indexOf('>')))));
    int newest = ticks.getFirst();
    assertThat(ticks).containsExactly(newest, newest - 1, newest - 2, newest - 3);

    assertThat(pulse.get("/api/apps/read/logs?q=tick%201[23]%24&regex=true")).hasSize(2);
    assertThat(pulse.get("/api/apps/read/logs?level=error")).isEmpty();
    HttpResponse<String> all = pulse.send("GET", "/api/apps/read/logs/download", "");
    assertThat(all.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"read.log\"");
    assertThat(all.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(all.body().lines())
        .hasSizeGreaterThan(20)
        .first()
        .asString()
        .startsWith("environment");
  }

  @Test
  void tellsALineThatIsMarkupAsDataOnly() throws Exception {
    String line = "title <script>alert(1)</script>";
    JsonNode _ = pulse.registerToy("markup", PulseProcess.freePort(), "well\nTITLE=" + line);
    JsonNode _ = pulse.tell("/api/apps/markup/start");
    JsonNode _ = pulse.await("/api/apps/markup/logs?q=script", lines -> !lines.isEmpty());

    HttpResponse<String> page = pulse.send("GET", "/api/apps/markup/logs?q=script", "");
    HttpResponse<String> all = pulse.send("GET", "/api/apps/markup/logs/download", "");

    assertThat(JSON.readTree(page.body()).get(0).path("text").asString()).endsWith(line);
    assertThat(page.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(all.body()).contains(line);
    assertThat(all.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(all.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    JsonNode _ = pulse.tell("/api/apps/markup/stop");
  }

  private static List<Integer> ticks(JsonNode lines) {
    return lines
        .valueStream()
        .map(line -> Integer.valueOf(line.path("text").asString().replaceFirst(".*tick ", "")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regex=true&q=(|parameter-malformed",
        "level=loud|parameter-malformed",
        "limit=501|parameter-malformed",
        "before=x|parameter-malformed",
        "regex=maybe&q=x|parameter-malformed",
      })
  void refusesOddQuestionsToALog(String query, String code) throws Exception {
    if (pulse.send("GET", "/api/apps/asked", "").statusCode() == 404) {
      JsonNode _ = pulse.registerToy("asked", PulseProcess.freePort(), "well");
    }

    HttpResponse<String> answer = pulse.send("GET", "/api/apps/asked/logs?" + query, "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("urn:flare:problem:" + code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2foutside",
        "%2e%2e",
        "%2fetc",
        "..",
        "a%00b",
        "....%2f%2f",
        "%252e%252e%252foutside"
      })
  void takesNoPathForTheIdOfAnApp(String id) throws Exception {
    Files.writeString(directory.resolve("outside.log"), "must not be told");

    for (String path : List.of("/logs", "/logs/download", "/logs/live", "/metrics", "")) {
      HttpResponse<String> answer = pulse.send("GET", "/api/apps/" + id + path, "");
      assertThat(answer.statusCode()).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("must not be told");
    }
    assertThat(pulse.send("DELETE", "/api/apps/" + id, "").statusCode()).isIn(400, 404, 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "stop", "restart"})
  void changesNothingByGet(String wish) throws Exception {
    if (pulse.send("GET", "/api/apps/still", "").statusCode() == 404) {
      JsonNode _ = pulse.registerToy("still", PulseProcess.freePort(), "well");
    }

    assertThat(pulse.send("GET", "/api/apps/still/" + wish, "").statusCode()).isEqualTo(405);
    assertThat(pulse.get("/api/apps/still").path("state").asString()).isEqualTo("STOPPED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"x\",\"jar\":\"/bin/sh\",\"port\":7}|jar-refused",
        "{\"id\":\"x\",\"jar\":\"../outside.jar\",\"port\":7}|jar-refused",
        "{\"id\":\"x\",\"jar\":\"script.sh\",\"port\":7}|jar-refused",
        "{\"id\":\"x\",\"jar\":\"link.jar\",\"port\":7}|jar-refused",
        "{\"id\":\"x\",\"jar\":\"missing.jar\",\"port\":7}|jar-refused",
        "{\"id\":\"x\",\"command\":\"rm -rf /\"}|command-refused",
        "{\"id\":\"x\",\"component\":\"flux\"}|jar-missing",
        "{\"id\":\"x\",\"component\":\"bash\"}|component-malformed",
        "{\"id\":\"x\",\"component\":\"flux\",\"jar\":\"toy.jar\"}|program-missing",
        "{\"id\":\"x\"}|program-missing",
        "{\"id\":\"../x\",\"jar\":\"toy.jar\",\"port\":7}|id-malformed",
        "{\"id\":\"events\",\"jar\":\"toy.jar\",\"port\":7}|id-malformed",
        "{\"jar\":\"toy.jar\",\"port\":7}|id-missing",
        "{\"id\":[\"x\"],\"jar\":\"toy.jar\",\"port\":7}|id-malformed",
        "{\"id\":\"x\",\"jar\":\"toy.jar\"}|port-missing",
        "{\"id\":\"x\",\"jar\":\"toy.jar\",\"port\":65536}|port-malformed",
        "{\"id\":\"x\",\"jar\":\"toy.jar\",\"port\":\"7\"}|port-malformed",
        "{\"id\":\"x\",\"jar\":\"toy.jar\",\"port\":7,\"restart\":\"often\"}|restart-malformed",
        "{\"id\":\"x\",\"jar\":\"toy.jar\",\"port\":7,\"titel\":\"x\"}|field-unknown",
        "{\"id\":\"x\",\"jar\":\"toy.jar\",\"port\":7,\"title\":\"a\\nb\"}|title-malformed",
        "[]|app-malformed",
      })
  void refusesWhatIsNoApp(String form, String code) throws Exception {
    Path outside = directory.resolve("outside.jar");
    Files.writeString(outside, "x");
    Files.writeString(directory.resolve("jars/script.sh"), "x");
    Path link = directory.resolve("jars/link.jar");
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, outside);
    }

    assertRefused(form, 422, code);
  }

  @Test
  void refusesWhatIsInAnothersWay() throws Exception {
    int port = PulseProcess.freePort();
    JsonNode _ = pulse.registerToy("there", port, "well");
    String elsewhere =
        pulse.envFile(
            "elsewhere.env", "PORT=" + PulseProcess.freePort(), "PERSISTENCE_DIRECTORY=there");

    assertRefused("{\"id\":\"there\",\"jar\":\"toy.jar\",\"port\":7}", 409, "id-taken");
    assertRefused(
        "{\"id\":\"other\",\"jar\":\"toy.jar\",\"port\":%d}".formatted(port), 409, "port-taken");
    assertRefused(
        "{\"id\":\"other\",\"jar\":\"toy.jar\",\"envFile\":\"%s\"}".formatted(elsewhere),
        409,
        "storage-taken");
    assertRefused(
        "{\"id\":\"other\",\"jar\":\"toy.jar\",\"envFile\":\"%s\",\"port\":7}".formatted(elsewhere),
        422,
        "port-contradicts-env-file");
  }

  private static void assertRefused(String form, int status, String code) throws Exception {
    HttpResponse<String> answer = pulse.send("POST", "/api/apps", form);
    assertThat(answer.body()).contains("\"urn:flare:problem:%s\"".formatted(code));
    assertThat(answer.statusCode()).isEqualTo(status);
  }
}
