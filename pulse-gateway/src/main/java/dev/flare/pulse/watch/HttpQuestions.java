package dev.flare.pulse.watch;

import dev.flare.pulse.alert.Post;
import dev.flare.pulse.alert.Post.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks with five seconds of patience.
public final class HttpQuestions implements Questions, AutoCloseable {
  private final JsonMapper json = new JsonMapper();
  private final Post post = new Post(Duration.ofSeconds(5), 4 << 20);

  @Override
  public Optional<JsonNode> ask(URI app, Optional<String> accessToken, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(path));
    accessToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return switch (post.send(request.build())) {
      case Reply.Came(var answer) -> body(answer);
      case Reply.Missing _ -> Optional.empty();
    };
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
    post.close();
  }
}
