package dev.flare.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The component while neither Gnome nor the exchange is there.
@Timeout(60)
class GridComponentTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "test-" + ProcessHandle.current().pid();

  private final HttpClient client = HttpClient.newHttpClient();
  private ConfigurableApplicationContext grid;

  @BeforeEach
  void start() {
    grid =
        GridApplication.launch()
            .start(
                Map.of(
                    "PORT", "0",
                    "PERSISTENCE_DIRECTORY", NAME,
                    "GNOME_PORT", "1",
                    "EXTERNAL", "http://127.0.0.1:1"));
  }

  @AfterEach
  void stop() {
    grid.close();
    FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME).toFile());
  }

  @Test
  void startsWithoutSignalsPricesAndMoney() throws Exception {
    JsonNode state = JSON.readTree(send(request("/api/state").GET()).body());
    assertThat(state.get("component").asString()).isEqualTo("grid");
    assertThat(state.get("connected").asBoolean()).isFalse();
    assertThat(state.get("balance").asString()).isEqualTo("0");
    assertThat(send(request("/actuator/health").GET()).body()).contains("\"status\":\"UP\"");
  }

  @Test
  void takesABalanceAndKeepsIt() throws Exception {
    assertThat(balance("{\"amount\":\"250.50\"}").statusCode()).isEqualTo(200);
    stopAndStart();
    JsonNode state = JSON.readTree(send(request("/api/state").GET()).body());
    assertThat(state.get("balance").asString()).isEqualTo("250.5");
    assertThat(state.get("ledgerDifference").asString()).isEqualTo("0");
  }

  private void stopAndStart() {
    grid.close();
    start();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "{\"amount\":\"abc\"}, 400",
        "{\"amount\":-5}, 422",
        "{\"amount\":1e309}, 422",
        "{\"amount\":\"1e309\"}, 422",
        "{\"amount\":\"NaN\"}, 400",
        "{\"amount\":true}, 400",
        "{\"amount\":[1]}, 400",
        "{\"amount\":\"\"}, 422",
        "{\"amount\":null}, 422",
        "{\"amount\":{}}, 400",
        "{\"amount\":\"0.000000001\"}, 422",
        "{}, 422",
        "null, 400"
      })
  void refusesABalanceThatIsNone(String body, int status) throws Exception {
    HttpResponse<String> answer = balance(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode state = JSON.readTree(send(request("/api/state").GET()).body());
    assertThat(state.get("balance").asString()).isEqualTo("0");
  }

  private HttpResponse<String> balance(String body) throws IOException, InterruptedException {
    return send(
        request("/api/balance")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    String port = grid.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
