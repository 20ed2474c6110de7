package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The toy stands in for a component: it tells its settings and objects to `MODE=wrong`.
@EnabledOnOs(OS.LINUX)
class SettingsOverHttpTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static PulseProcess pulse;

  @BeforeAll
  static void start() throws Exception {
    pulse = PulseProcess.start(directory);
    PulseProcess.writeToyJar(directory.resolve("jars").resolve(SuiteComponent.FLUX.jar()));
  }

  @AfterAll
  static void stop() throws Exception {
    pulse.close();
  }

  @Test
  void tellsWhatAComponentCanBeTold() throws Exception {
    JsonNode told = pulse.get("/api/components/flux/settings");

    assertThat(told.path("settings").findValuesAsString("name"))
        .containsExactly("PORT", "MODE", "TOKEN");
    assertThat(pulse.send("GET", "/api/components/toy/settings", "").body())
        .contains("component-unknown");
  }

  @Test
  void registersAnAppWithAnEnvFileOfItsOwn() throws Exception {
    int port = register("first", "\"MODE\":\"well\",\"TOKEN\":\"hush hush\"");

    Path file = directory.resolve("apps/first/first.env");
    assertThat(Files.readString(file))
        .endsWith("PORT=%d\nMODE=well\nTOKEN='hush hush'\n".formatted(port));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode _ = pulse.tell("/api/apps/first/start");
    JsonNode _ = pulse.awaitState("first", "RUNNING");
    assertThat(change("first", "{\"MODE\":\"better\"}").statusCode()).isEqualTo(200);
    assertThat(pulse.get("/api/apps/first").path("editsPending").asBoolean()).isTrue();
    JsonNode _ = pulse.tell("/api/apps/first/stop");
    JsonNode _ = pulse.awaitState("first", "STOPPED");
  }

  @Test
  void neverGivesASecretBack() throws Exception {
    int _ = register("secret", "\"TOKEN\":\"hush\"");

    String told = pulse.send("GET", "/api/apps/secret/settings", "").body();

    assertThat(told).doesNotContain("hush");
    JsonNode token = JSON.readTree(told).path("settings").get(2);
    assertThat(token.path("isSet").asBoolean()).isTrue();
    assertThat(token.path("value").isNull()).isTrue();
  }

  @Test
  void changesNothingThatTheComponentObjectsTo() throws Exception {
    int _ = register("picky", "\"MODE\":\"well\"");
    String before = Files.readString(directory.resolve("apps/picky/picky.env"));

    HttpResponse<String> refused = change("picky", "{\"MODE\":\"wrong\",\"TOKEN\":\"x\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("settings-refused", "{\"name\":\"MODE\",\"why\":\"it is none of these\"}");
    assertThat(directory.resolve("apps/picky/picky.env")).hasContent(before);
    try (var files = Files.list(directory.resolve("apps/picky"))) {
      assertThat(files).containsExactly(directory.resolve("apps/picky/picky.env"));
    }
  }

  @Test
  void registersNothingThatTheComponentObjectsTo() throws Exception {
    HttpResponse<String> refused = registered("never", "\"MODE\":\"wrong\"");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(pulse.send("GET", "/api/apps/never", "").statusCode()).isEqualTo(404);
    assertThat(directory.resolve("apps/never/never.env")).doesNotExist();
  }

  @Test
  void takesAValueAway() throws Exception {
    int port = register("shorter", "\"MODE\":\"well\"");

    assertThat(change("shorter", "{\"MODE\":null}").statusCode()).isEqualTo(200);

    assertThat(Files.readString(directory.resolve("apps/shorter/shorter.env")))
        .endsWith("PORT=%d\n".formatted(port));
  }

  @Test
  void letsNoTwoAppsHaveOnePort() throws Exception {
    int port = register("one", "\"MODE\":\"well\"");
    int _ = register("other", "\"MODE\":\"well\"");
    String before = Files.readString(directory.resolve("apps/other/other.env"));

    HttpResponse<String> refused = change("other", "{\"PORT\":\"%d\"}".formatted(port));

    assertThat(refused.body()).contains("port-taken");
    assertThat(directory.resolve("apps/other/other.env")).hasContent(before);
  }

  @Test
  void writesNoNameThatTheComponentDoesNotKnow() throws Exception {
    int _ = register("known", "\"MODE\":\"well\"");

    assertThat(change("known", "{\"JAVA_TOOL_OPTIONS\":\"-javaagent:x\"}").body())
        .contains("setting-unknown");
    assertThat(change("known", "{\"MODE\":\"a\\nPORT=1\"}").body()).contains("setting-malformed");
    assertThat(change("known", "{\"MODE\":\"\\ud83d\"}").body()).contains("setting-malformed");
  }

  /// Among them are some that start any program, and some that write any file.
  @Test
  void takesNoOptionsForTheJvm() throws Exception {
    String options = "\"JAVA_OPTIONS\":\"-Xlog:gc:file=/tmp/x\"";
    int port = register("jvm", "\"MODE\":\"well\"");
    Path file = directory.resolve("apps/jvm/jvm.env");
    Files.writeString(file, "PORT=%d\nJAVA_OPTIONS=-Xmx64m\n".formatted(port));

    assertThat(change("jvm", "{" + options + "}").body()).contains("setting-unknown");
    assertThat(change("jvm", "{\"JAVA_OPTIONS\":null}").body()).contains("setting-unknown");
    assertThat(registered("jvm-new", options).body()).contains("setting-unknown");
    assertThat(change("jvm", "{\"MODE\":\"well\"}").statusCode()).isEqualTo(200);

    assertThat(file).hasContent("PORT=%d\nJAVA_OPTIONS=-Xmx64m\nMODE=well\n".formatted(port));
  }

  @Test
  void writesIntoNoFileOutsideItsOwnFolder() throws Exception {
    String elsewhere = pulse.envFile("profile", "PORT=" + PulseProcess.freePort());
    Path link = Files.createDirectories(directory.resolve("apps/linked")).resolve("linked.env");
    Files.createSymbolicLink(link, Path.of(elsewhere));
    assertForeign("foreign", elsewhere);
    pulse.send("DELETE", "/api/apps/foreign", "");
    assertForeign("linked", link.toString());

    assertThat(Files.readString(Path.of(elsewhere))).doesNotContain("MODE");
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(elsewhere));
  }

  /// Neither into one that is there nor into a new one.
  @Test
  void followsNoLinkOutOfItsFolder() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("apps/led"), elsewhere);

    assertThat(registered("led", "\"MODE\":\"well\"").body()).contains("env-file-foreign");
    String form = "{\"id\":\"led-on\",\"component\":\"flux\",\"envFile\":\"%s\"}";
    Path file = Files.createFile(elsewhere.resolve("led-on.env"));
    String named = directory.resolve("apps/led/led-on.env").toString();
    assertThat(pulse.send("POST", "/api/apps", form.formatted(named)).statusCode()).isEqualTo(201);
    assertThat(change("led-on", "{\"MODE\":\"well\"}").body()).contains("env-file-foreign");
    Files.delete(file);
    assertThat(change("led-on", "{\"MODE\":\"well\"}").body()).contains("env-file-foreign");

    assertThat(elsewhere).isEmptyDirectory();
  }

  private static void assertForeign(String id, String envFile) throws Exception {
    String form = "{\"id\":\"%s\",\"component\":\"flux\",\"envFile\":\"%s\"}";
    assertThat(pulse.send("POST", "/api/apps", form.formatted(id, envFile)).statusCode())
        .isEqualTo(201);
    assertThat(pulse.get("/api/apps/" + id + "/settings").path("editable").asBoolean()).isFalse();
    assertThat(change(id, "{\"MODE\":\"well\"}").body()).contains("env-file-foreign");
  }

  @Test
  void takesOverNoFileOfAnEarlierApp() throws Exception {
    Path file = Files.createDirectories(directory.resolve("apps/earlier")).resolve("earlier.env");
    Files.writeString(file, "TOKEN=hush\n");

    assertThat(registered("earlier", "\"MODE\":\"well\"").body()).contains("env-file-exists");

    assertThat(file).hasContent("TOKEN=hush\n");
  }

  @Test
  void saysThatAJarOfOnesOwnTellsNothing() throws Exception {
    JsonNode _ = pulse.registerToy("own", PulseProcess.freePort(), "well");

    assertThat(pulse.send("GET", "/api/apps/own/settings", "").body()).contains("settings-unknown");
  }

  /// Returns the port.
  private static int register(String id, String settings) throws Exception {
    int port = PulseProcess.freePort();
    HttpResponse<String> answer = registered(id, "\"PORT\":\"%d\",%s".formatted(port, settings));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return port;
  }

  private static HttpResponse<String> registered(String id, String settings) throws Exception {
    return pulse.send(
        "POST",
        "/api/components/flux/apps",
        "{\"app\":{\"id\":\"%s\"},\"settings\":{%s}}".formatted(id, settings));
  }

  private static HttpResponse<String> change(String id, String changes) throws Exception {
    return pulse.send("PATCH", "/api/apps/" + id + "/settings", changes);
  }
}
