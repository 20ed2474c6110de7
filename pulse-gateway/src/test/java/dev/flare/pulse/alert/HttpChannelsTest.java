package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.alert.AlertSettings.Telegram;
import dev.flare.pulse.alert.AlertSettings.Webhook;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.service.launch.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Telegram and webhook at a receiver on this machine.
class HttpChannelsTest {
  private static final Instant SINCE = Instant.parse("2026-01-05T12:00:00Z");
  private static final Alert ALERT =
      new Alert(
          AlertEvent.WALLET_DRIFT,
          AlertLevel.CRITICAL,
          Alert.Turn.LASTS,
          "wallet-drift flux BTC",
          "flux",
          "1 BTC is missing",
          SINCE.plusSeconds(7200),
          Optional.of(SINCE));

  private final AppStandIn receiver = AppStandIn.start();
  private final Post post = Post.outside();

  @AfterEach
  void close() {
    post.close();
    receiver.close();
  }

  @Test
  void writesToAChatOfTelegram() {
    assertThat(telegram().deliver(ALERT)).isEqualTo(new Delivery.Delivered());

    AppStandIn.Asked asked = receiver.asked().getFirst();
    assertThat(asked.line()).isEqualTo("POST /bot77:hush/sendMessage HTTP/1.1");
    JsonNode message = new JsonMapper().readTree(asked.body());
    assertThat(message.get("chat_id").asString()).isEqualTo("-100");
    assertThat(message.get("disable_notification").asBoolean()).isFalse();
    assertThat(message.get("text").asString())
        .isEqualTo(
            """
            [Home] STILL CRITICAL: flux: wallet drift
            1 BTC is missing
            (for 2 hours)\
            """);
  }

  @Test
  void leavesTelegramAloneForAsLongAsItAsksFor() {
    receiver.answers(
        """
        HTTP/1.1 429 Too Many Requests
        Content-Length: 44

        {"ok":false,"parameters":{"retry_after":35}}\
        """
            .replace("40", "44"));

    assertThat(telegram().deliver(ALERT))
        .isEqualTo(new Delivery.Postponed("it answers 429", Optional.of(Duration.ofSeconds(35))));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void knowsWhatWillNeverBeTaken(int status) {
    receiver.answers("HTTP/1.1 %d No\nContent-Length: 0\n\n".formatted(status));

    assertThat(telegram().deliver(ALERT))
        .isEqualTo(new Delivery.Refused("it answers %d".formatted(status)));
  }

  @Test
  void postsSignedJsonToAWebhook() throws Exception {
    assertThat(webhook(Optional.of(new Secret("shared"))).deliver(ALERT))
        .isEqualTo(new Delivery.Delivered());

    AppStandIn.Asked asked = receiver.asked().getFirst();
    assertThat(asked.line()).isEqualTo("POST /hook?id=7 HTTP/1.1");
    assertThat(asked.headers("X-Flare-Signature"))
        .containsExactly("sha256=" + hmac("shared", asked.body()));
    JsonNode body = new JsonMapper().readTree(asked.body());
    assertThat(body.get("installation").asString()).isEqualTo("Home");
    assertThat(body.get("event").asString()).isEqualTo("wallet-drift");
    assertThat(body.get("level").asString()).isEqualTo("critical");
    assertThat(body.get("turn").asString()).isEqualTo("lasts");
    assertThat(body.get("of").asString()).isEqualTo("flux");
    assertThat(body.get("detail").asString()).isEqualTo("1 BTC is missing");
    assertThat(body.get("sinceAt").asLong()).isEqualTo(SINCE.toEpochMilli());
  }

  @Test
  void signsNothingWithoutAKey() {
    assertThat(webhook(Optional.empty()).deliver(ALERT)).isEqualTo(new Delivery.Delivered());

    assertThat(receiver.asked().getFirst().headers("X-Flare-Signature")).isEmpty();
  }

  @Test
  void postponesWhatABusyWebhookCannotTake() {
    receiver.answers("HTTP/1.1 503 Busy\nRetry-After: 120\nContent-Length: 0\n\n");

    assertThat(webhook(Optional.empty()).deliver(ALERT))
        .isEqualTo(new Delivery.Postponed("it answers 503", Optional.of(Duration.ofSeconds(120))));
  }

  @Test
  void tellsOfADeadReceiverWithoutItsAddress() {
    assertThat(telegram(AppStandIn.nobodysPort()).deliver(ALERT))
        .isEqualTo(new Delivery.Postponed("no connection (ConnectException)", Optional.empty()));
  }

  private TelegramChannel telegram() {
    return telegram(receiver.port());
  }

  private TelegramChannel telegram(int port) {
    URI api = URI.create("http://127.0.0.1:" + port);
    Telegram settings = new Telegram(api, new Secret("77:hush"), "-100", AlertLevel.INFO);
    return new TelegramChannel(settings, "Home", post);
  }

  private WebhookChannel webhook(Optional<Secret> key) {
    URI hook = URI.create("http://127.0.0.1:%d/hook?id=7".formatted(receiver.port()));
    SecretAddress address = new SecretAddress(hook);
    return new WebhookChannel(new Webhook(address, key, AlertLevel.INFO), "Home", post);
  }

  private static String hmac(String key, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }
}
