package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.Browser;
import dev.flare.testing.ApiDescription;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Pulse publishes of its calls at `/v3/api-docs`.
@Timeout(120)
class DescriptionTest {
  private static final String APP = "/api/apps/{id}";
  private static final String TOY =
      "{\"id\":\"toy\",\"jar\":\"toy.jar\",\"port\":15001,\"restart\":\"never\"}";

  @TempDir private Path directory;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void isTrue() throws Exception {
    Files.createFile(directory.resolve("toy.jar"));
    String place = directory.toString();
    try (RunningPulse pulse =
        RunningPulse.start(Map.of("JAR_DIRECTORIES", place, "APPS_DIRECTORY", place))) {
      assertThat(Browser.at(pulse).get("/v3/api-docs").status()).isEqualTo(401);
      Caller owner = new Caller(pulse, Browser.loggedIn(pulse));
      String document = owner.send("GET", "/v3/api-docs", "").body();
      ApiDescription api = new ApiDescription(document);

      api.requireAsDescribed("get", "/api/info", owner.send("GET", "/api/info", ""));
      api.requireAsDescribed("get", "/api/sessions", owner.send("GET", "/api/sessions", ""));
      api.requireAsDescribed(
          "delete", "/api/sessions/{id}", owner.send("DELETE", "/api/sessions/none", ""));
      api.requireAsDescribed("post", "/api/apps", owner.send("POST", "/api/apps", TOY));
      api.requireAsDescribed("post", "/api/apps", owner.send("POST", "/api/apps", TOY));
      api.requireAsDescribed("get", "/api/apps", owner.send("GET", "/api/apps", ""));
      api.requireAsDescribed("get", APP, owner.send("GET", "/api/apps/toy", ""));
      api.requireAsDescribed("get", APP, owner.send("GET", "/api/apps/none", ""));
      api.requireAsDescribed(
          "patch", APP, owner.send("PATCH", "/api/apps/toy", "{\"title\":\"Toy\"}"));
      api.requireAsDescribed("patch", APP, owner.send("PATCH", "/api/apps/toy", "{\"port\":0}"));
      for (String wish : new String[] {"start", "restart", "stop"}) {
        api.requireAsDescribed(
            "post", APP + "/" + wish, owner.send("POST", "/api/apps/toy/" + wish, ""));
      }
      api.requireAsDescribed(
          "get", APP + "/metrics", owner.send("GET", "/api/apps/toy/metrics?minutes=5", ""));
      api.requireAsDescribed(
          "get", APP + "/logs", owner.send("GET", "/api/apps/toy/logs?limit=5", ""));
      api.requireAsDescribed(
          "get", APP + "/logs", owner.send("GET", "/api/apps/toy/logs?limit=0", ""));
      for (String list : new String[] {"", "/troubles", "/channels"}) {
        api.requireAsDescribed(
            "get", "/api/alerts" + list, owner.send("GET", "/api/alerts" + list, ""));
      }
      api.requireAsDescribed(
          "post", "/api/alerts/test", owner.send("POST", "/api/alerts/test", ""));
      api.requireAsDescribed("delete", APP, owner.send("DELETE", "/api/apps/none", ""));
      assertNamesWhatIsSent(new JsonMapper().readTree(document));
    }
  }

  private static void assertNamesWhatIsSent(JsonNode document) {
    assertThat(document.at("/components/schemas/AppForm/properties").propertyNames())
        .containsExactly(
            "id", "title", "component", "jar", "envFile", "port", "autoStart", "restart");
    assertThat(document.at("/paths/~1api~1apps~1{id}~1logs/get/parameters"))
        .extracting(each -> each.get("name").asString())
        .containsExactly("id", "q", "regex", "level", "from", "to", "before", "after", "limit");
    assertThat(document.at("/paths").propertyNames())
        .noneMatch(path -> path.endsWith(".css") || path.equals("/"));
  }

  private final class Caller {
    private final RunningPulse pulse;
    private final Browser browser;

    Caller(RunningPulse pulse, Browser browser) {
      this.pulse = pulse;
      this.browser = browser;
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(pulse.port(), path)))
              .header("Cookie", browser.cookies())
              .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
