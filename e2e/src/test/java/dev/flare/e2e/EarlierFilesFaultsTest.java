package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.grid.GridApplication;
import dev.flare.grid.GridSettings;
import dev.flare.jsondb.DamagedStore;
import dev.flare.jsondb.StoreInUse;
import dev.flare.service.launch.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What went wrong with files and strangers in the system before this one, tried with the real
/// component over HTTP and on the real disk; each test is named after the situation.
@Timeout(240)
class EarlierFilesFaultsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "earlier-" + ProcessHandle.current().pid();
  private static final Path HOME = Path.of("storage_" + NAME);
  private static final Path AFTER = Path.of("storage_" + NAME + "-after");

  private final HttpClient client = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext start(String name) {
    return Launch.component("grid", GridSettings::read, GridApplication.class)
        .start(
            Map.of(
                "PORT", "0",
                "PERSISTENCE_DIRECTORY", name,
                "GNOME_PORT", "1",
                "EXTERNAL", "http://127.0.0.1:1"));
  }

  @AfterEach
  void clear() throws IOException {
    FileSystemUtils.deleteRecursively(HOME);
    FileSystemUtils.deleteRecursively(AFTER);
  }

  /// What a kill at this moment would leave.
  private static void kill() throws IOException {
    FileSystemUtils.copyRecursively(HOME, AFTER);
    Files.deleteIfExists(AFTER.resolve("lock"));
  }

  @Test
  void killedRightAfterAnAcknowledgedToggle() throws Exception {
    try (var grid = start(NAME)) {
      assertThat(put(grid, "/api/trading", "{\"enabled\": false}").statusCode()).isEqualTo(200);
      kill();
    }
    try (var grid = start(NAME + "-after")) {
      assertThat(state(grid).get("trading").asBoolean()).isFalse();
    }
  }

  @Test
  void killedRightAfterAnAcknowledgedBalance() throws Exception {
    try (var grid = start(NAME)) {
      assertThat(balance(grid, "\"250.5\"").statusCode()).isEqualTo(200);
      kill();
    }
    try (var grid = start(NAME + "-after")) {
      assertThat(state(grid).get("balance").asString()).isEqualTo("250.5");
    }
  }

  @Test
  void truncatedEmptyOrMistypedDataFiles() throws Exception {
    try (var grid = start(NAME)) {
      assertThat(balance(grid, "\"250.5\"").statusCode()).isEqualTo(200);
    }
    Path ledgers = HOME.resolve("ledgers.json");
    String good = Files.readString(ledgers);
    String half = good.substring(0, good.length() / 2);
    for (String bad : new String[] {"", "null", "[]", "{}", "{\"balance\": true}", half}) {
      Files.writeString(ledgers, bad);

      assertThatThrownBy(() -> start(NAME)).as(bad).hasRootCauseInstanceOf(DamagedStore.class);
      assertThat(ledgers).as("the damaged original").hasContent(bad);
    }
    Files.writeString(ledgers, good);
    try (var grid = start(NAME)) {
      assertThat(state(grid).get("balance").asString()).isEqualTo("250.5");
    }
  }

  @Test
  void startedTwiceByMistake() throws Exception {
    try (var grid = start(NAME)) {
      assertThat(balance(grid, "\"250.5\"").statusCode()).isEqualTo(200);
      Map<Path, String> before = files();

      assertThatThrownBy(() -> start(NAME)).hasRootCauseInstanceOf(StoreInUse.class);
      assertThat(files()).isEqualTo(before);
      assertThat(balance(grid, "\"300\"").statusCode()).isEqualTo(200);
    }
  }

  private static Map<Path, String> files() throws IOException {
    try (Stream<Path> all = Files.walk(HOME)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> file, EarlierFilesFaultsTest::content));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What strangers and slips do to one that runs.
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Running {
    private static final String OTHER = NAME + "-running";

    private final ConfigurableApplicationContext grid = start(OTHER);

    @AfterAll
    void stop() throws IOException {
      grid.close();
      FileSystemUtils.deleteRecursively(Path.of("storage_" + OTHER));
    }

    @Test
    void balanceSetToWhatIsNone() throws Exception {
      String before = state(grid).get("balance").asString();
      for (String none : new String[] {"\"abc\"", "-5", "1e309", "null", "{}"}) {
        assertThat(balance(grid, none).statusCode()).as(none).isBetween(400, 422);
      }
      assertThat(state(grid).get("balance").asString()).isEqualTo(before);
    }

    @Test
    void aClientSendsAnEventWithoutACallbackOrNull() throws Exception {
      for (String sent : new String[] {"", "null", "\0", "42[\"x\",null]", "SEND\n\nnull\0"}) {
        client
            .newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .buildAsync(URI.create("ws" + address(grid).substring(4) + "/ws"), new Deaf())
            .join()
            .sendText(sent, true)
            .join()
            .abort();
      }
      assertThat(balance(grid, "\"12\"").statusCode()).isEqualTo(200);
    }

    @Test
    void anyOriginSwitchesToLive() throws Exception {
      HttpResponse<String> refused =
          send(
              change(grid, "/api/mode", "{\"live\": true, \"confirm\": \"LIVE\"}")
                  .header("Origin", "http://elsewhere.example"));

      assertThat(refused.statusCode()).isEqualTo(403);
      HttpResponse<String> info =
          send(HttpRequest.newBuilder(URI.create(address(grid) + "/api/info")));
      assertThat(JSON.readTree(info.body()).get("mode").asString()).isEqualTo("demo");
    }
  }

  private static final class Deaf implements WebSocket.Listener {}

  private HttpResponse<String> balance(ConfigurableApplicationContext grid, String amount)
      throws Exception {
    return put(grid, "/api/balance", "{\"amount\": %s}".formatted(amount));
  }

  private JsonNode state(ConfigurableApplicationContext grid) throws Exception {
    return JSON.readTree(
        send(HttpRequest.newBuilder(URI.create(address(grid) + "/api/state"))).body());
  }

  private HttpResponse<String> put(ConfigurableApplicationContext grid, String path, String body)
      throws Exception {
    return send(change(grid, path, body));
  }

  private static HttpRequest.Builder change(
      ConfigurableApplicationContext grid, String path, String body) {
    return HttpRequest.newBuilder(URI.create(address(grid) + path))
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }

  private static String address(ConfigurableApplicationContext grid) {
    return "http://127.0.0.1:" + grid.getEnvironment().getRequiredProperty("local.server.port");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
