package dev.flare.pulse.alert;

import dev.flare.pulse.alert.AlertSettings.Telegram;
import dev.flare.pulse.alert.Post.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A message of a bot to a chat. What is only information makes no sound.
final class TelegramChannel implements Channel {
  private static final int LONGEST_TEXT = 4000;

  private final Telegram settings;
  private final String installation;
  private final Post post;
  private final JsonMapper json = new JsonMapper();

  TelegramChannel(Telegram settings, String installation, Post post) {
    this.settings = settings;
    this.installation = installation;
    this.post = post;
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public AlertLevel atLeast() {
    return settings.atLeast();
  }

  @Override
  public Delivery deliver(Alert alert) {
    String text = new Wording(installation, alert).text();
    Map<String, Object> message =
        Map.of(
            "chat_id",
            settings.chat(),
            "text",
            text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
            "disable_notification",
            alert.level() == AlertLevel.INFO);
    HttpRequest request =
        HttpRequest.newBuilder(address())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(message)))
            .build();
    Reply reply = post.send(request);
    return Post.judged(reply, wish(reply));
  }

  private URI address() {
    return URI.create("%s/bot%s/sendMessage".formatted(settings.api(), settings.token().value()));
  }

  private Optional<Duration> wish(Reply reply) {
    return switch (reply) {
      case Reply.Missing _ -> Optional.empty();
      case Reply.Came(var answer) -> seconds(answer.body());
    };
  }

  private Optional<Duration> seconds(String body) {
    try {
      int seconds = json.readTree(body).at("/parameters/retry_after").asInt(0);
      return Optional.of(Duration.ofSeconds(seconds)).filter(Duration::isPositive);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
