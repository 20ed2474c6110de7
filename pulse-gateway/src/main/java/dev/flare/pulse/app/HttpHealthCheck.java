package dev.flare.pulse.app;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    HttpRequest.Builder request = HttpRequest.newBuilder(life.uri().resolve("/actuator/health"));
    life.accessToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      // A request's own timeout ends with the head of the answer.
      return complaint(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of("its health endpoint does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("nobody waited for its health endpoint");
    } finally {
      var _ = answer.cancel(true);
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
