package dev.flare.pulse.alert;

import dev.flare.pulse.alert.AlertSettings.Webhook;
import dev.flare.service.launch.Secret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An alert as a JSON document, posted to an address; with a key, its HMAC-SHA-256 in the header
/// `X-Flare-Signature`.
final class WebhookChannel implements Channel {
  private static final String ALGORITHM = "HmacSHA256";

  private final Webhook settings;
  private final String installation;
  private final Post post;
  private final JsonMapper json = new JsonMapper();

  WebhookChannel(Webhook settings, String installation, Post post) {
    this.settings = settings;
    this.installation = installation;
    this.post = post;
  }

  /// What is sent.
  ///
  /// @param turn `happened`, `began`, `lasts` or `over`
  /// @param key the same for all messages about one trouble
  /// @param of id of the app, or `pulse`
  /// @param detail what happened, without the rest
  /// @param text all of it, for people
  /// @param at epoch milliseconds
  /// @param sinceAt when the trouble began, in epoch milliseconds
  record Body(
      String installation,
      String event,
      String level,
      String turn,
      String key,
      String of,
      String detail,
      String text,
      long at,
      @Nullable Long sinceAt) {
    static Body of(String installation, Alert alert) {
      return new Body(
          installation,
          alert.event().code(),
          alert.level().code(),
          alert.turn().name().toLowerCase(Locale.ROOT),
          alert.key(),
          alert.of(),
          alert.text(),
          new Wording(installation, alert).text(),
          alert.at().toEpochMilli(),
          alert.since().map(Instant::toEpochMilli).orElse(null));
    }
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public AlertLevel atLeast() {
    return settings.atLeast();
  }

  @Override
  public Delivery deliver(Alert alert) {
    String body = json.writeValueAsString(Body.of(installation, alert));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address().uri())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    settings
        .key()
        .ifPresent(key -> request.header("X-Flare-Signature", "sha256=" + signature(key, body)));
    return Post.judged(post.send(request.build()), Optional.empty());
  }

  private static String signature(Secret key, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
