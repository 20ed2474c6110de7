package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

class PulseComponentTest {
  private static final String NAME = "test-" + ProcessHandle.current().pid();
  private static ConfigurableApplicationContext pulse;

  @BeforeAll
  static void start() {
    pulse = PulseApplication.launch().start(Map.of("PORT", "0", "PERSISTENCE_DIRECTORY", NAME));
  }

  @AfterAll
  static void stop() {
    pulse.close();
    FileSystemUtils.deleteRecursively(Path.of("storage_" + NAME).toFile());
  }

  @Test
  void saysThatItIsUp() throws Exception {
    assertThat(get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = pulse.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
