package dev.flare.pulse.watch;

import java.net.URI;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks with five seconds of patience.
public final class HttpQuestions implements Questions, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 4 << 20;

  private final JsonMapper json = new JsonMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Optional<JsonNode> ask(URI app, Optional<String> accessToken, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(path));
    accessToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      return body(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      boolean _ = answer.cancel(true);
    }
  }

  private Optional<JsonNode> body(HttpResponse<String> answer) {
    try {
      return answer.statusCode() == 200
          ? Optional.of(json.readTree(answer.body()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
