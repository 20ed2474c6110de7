package dev.flare.service.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// A start for its own sake: the component answers what every one is asked first, and ends. A JVM
/// that records it knows the next start by heart.
final class Rehearsal {
  private static final List<String> ASKED =
      List.of("/actuator/health", "/", "/api/info", "/api/state", "/actuator/prometheus");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Rehearsal() {}

  static void of(ConfigurableApplicationContext context) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    ASKED.forEach(path -> ask(URI.create("http://127.0.0.1:" + port + path)));
    System.exit(0);
  }

  /// Whatever the answer is.
  private static void ask(URI uri) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      HttpResponse<Void> _ = client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new StartRefused(StartRefused.FAILED, uri + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
