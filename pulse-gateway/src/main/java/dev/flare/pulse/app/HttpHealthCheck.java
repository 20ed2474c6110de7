package dev.flare.pulse.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks `/actuator/health`, which every component has and a jar of one's own must have.
final class HttpHealthCheck implements HealthCheck, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST_ANSWER = 16 << 10;

  private final JsonMapper json = new JsonMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Optional<String> complaint(Life life) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(life.uri().resolve("/actuator/health")).timeout(PATIENCE);
    life.accessToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      HttpResponse<String> answer =
          client.send(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
      return complaint(answer);
    } catch (IOException e) {
      return Optional.of("its health endpoint does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("nobody waited for its health endpoint");
    }
  }

  private Optional<String> complaint(HttpResponse<String> answer) {
    if (answer.statusCode() == 200 && saysUp(answer.body())) {
      return Optional.empty();
    }
    return Optional.of("its health endpoint answers %d".formatted(answer.statusCode()));
  }

  private boolean saysUp(String body) {
    try {
      return json.readTree(body).path("status").asString("").equals("UP");
    } catch (JacksonException e) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
