package dev.flare.pulse.alert;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/// Sends requests and waits for each answer as a whole for a while at most. No failure of it ever
/// tells the address: it may be a secret.
public final class Post implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final Duration patience;
  private final int longestAnswer;

  private Optional<HttpClient> client = Optional.empty();

  /// @param longestAnswer in bytes
  public Post(Duration patience, int longestAnswer) {
    this.patience = patience;
    this.longestAnswer = longestAnswer;
  }

  /// To somebody far away who has little to say.
  static Post outside() {
    return new Post(Duration.ofSeconds(15), 16 << 10);
  }

  /// An answer that came, or why none did.
  public sealed interface Reply {
    record Came(HttpResponse<String> answer) implements Reply {}

    record Missing(String why) implements Reply {}
  }

  public Reply send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), longestAnswer));
    try {
      return new Reply.Came(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Reply.Missing(why(e.getCause()));
    } catch (TimeoutException _) {
      return new Reply.Missing("no answer within %d s".formatted(patience.toSeconds()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Missing("nobody waited for the answer");
    } finally {
      boolean _ = answer.cancel(true);
    }
  }

  /// Made when it is needed: most who use Flare have nothing sent.
  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client =
          Optional.of(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .connectTimeout(CONNECTING)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .build());
    }
    return client.get();
  }

  private static String why(@Nullable Throwable cause) {
    String kind = cause == null ? "" : " (%s)".formatted(cause.getClass().getSimpleName());
    return cause instanceof IOException ? "no connection" + kind : "it could not be sent" + kind;
  }

  /// What the reply means for the message that was sent.
  ///
  /// @param wish how long the answer's body asks to be left alone
  static Delivery judged(Reply reply, Optional<Duration> wish) {
    return switch (reply) {
      case Reply.Missing(var why) -> new Delivery.Postponed(why, Optional.empty());
      case Reply.Came(var answer) -> judged(answer, wish);
    };
  }

  private static Delivery judged(HttpResponse<String> answer, Optional<Duration> wish) {
    int status = answer.statusCode();
    String why = "it answers %d".formatted(status);
    if (status / 100 == 2) {
      return new Delivery.Delivered();
    }
    boolean isPassing = status >= 500 || status == 408 || status == 425 || status == 429;
    return isPassing
        ? new Delivery.Postponed(why, wish.or(() -> retryAfter(answer)))
        : new Delivery.Refused(why);
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  @Override
  public synchronized void close() {
    client.ifPresent(HttpClient::shutdownNow);
  }
}
