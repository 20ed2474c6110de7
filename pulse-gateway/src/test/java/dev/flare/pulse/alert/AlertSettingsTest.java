package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.pulse.alert.AlertSettings.Heartbeat.Method;
import dev.flare.pulse.alert.AlertSettings.Tls;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.Secret;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {
  @Test
  void tellsNobodyUnlessToldTo() {
    AlertSettings settings = read(Map.of());

    assertThat(settings.telegram()).isEmpty();
    assertThat(settings.webhook()).isEmpty();
    assertThat(settings.mail()).isEmpty();
    assertThat(settings.heartbeat()).isEmpty();
    assertThat(settings.reminder()).contains(Duration.ofHours(1));
    assertThat(settings.leastDiskBytes()).isEqualTo(500L << 20);
    assertThat(settings.levels().of(AlertEvent.STOP_LOSS)).contains(AlertLevel.INFO);
  }

  @Test
  void takesEverySetting() {
    AlertSettings settings =
        read(
            Map.ofEntries(
                Map.entry("ALERT_TELEGRAM_TOKEN", "77:hush"),
                Map.entry("ALERT_TELEGRAM_CHAT", "-100"),
                Map.entry("ALERT_TELEGRAM_URL", "http://127.0.0.1:15000"),
                Map.entry("ALERT_TELEGRAM_LEVEL", "critical"),
                Map.entry("ALERT_WEBHOOK_URL", "https://example.org/hook"),
                Map.entry("ALERT_WEBHOOK_KEY", "hush"),
                Map.entry("ALERT_WEBHOOK_LEVEL", "warning"),
                Map.entry("ALERT_MAIL_SERVER", "mail.example.org"),
                Map.entry("ALERT_MAIL_PORT", "465"),
                Map.entry("ALERT_MAIL_TLS", "tls"),
                Map.entry("ALERT_MAIL_USER", "flare"),
                Map.entry("ALERT_MAIL_PASSWORD", "hush"),
                Map.entry("ALERT_MAIL_FROM", "flare@example.org"),
                Map.entry("ALERT_MAIL_TO", "me@example.org, you@example.org"),
                Map.entry("ALERT_MAIL_LEVEL", "info"),
                Map.entry("ALERT_LEVELS", "stop-loss=off, data-stale=critical"),
                Map.entry("ALERT_REMINDER_MINUTES", "0"),
                Map.entry("ALERT_DISK_MB", "1000"),
                Map.entry("HEARTBEAT_URL", "https://example.org/ping"),
                Map.entry("HEARTBEAT_SECONDS", "30"),
                Map.entry("HEARTBEAT_METHOD", "post")));

    assertThat(settings.telegram())
        .contains(
            new AlertSettings.Telegram(
                URI.create("http://127.0.0.1:15000"),
                new Secret("77:hush"),
                "-100",
                AlertLevel.CRITICAL));
    assertThat(settings.webhook().orElseThrow().key()).contains(new Secret("hush"));
    assertThat(settings.mail().orElseThrow().tls()).isEqualTo(Tls.TLS);
    assertThat(settings.mail().orElseThrow().to())
        .containsExactly("me@example.org", "you@example.org");
    assertThat(settings.levels().of(AlertEvent.STOP_LOSS)).isEmpty();
    assertThat(settings.levels().of(AlertEvent.DATA_STALE)).contains(AlertLevel.CRITICAL);
    assertThat(settings.reminder()).isEmpty();
    assertThat(settings.leastDiskBytes()).isEqualTo(1000L << 20);
    assertThat(settings.heartbeat().orElseThrow().method()).isEqualTo(Method.POST);
    assertThat(settings.heartbeat().orElseThrow().period()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.toString()).doesNotContain("hush", "example.org/hook", "example.org/ping");
  }

  @Test
  void sendsMailAsItsFirstReceiverUnlessToldOtherwise() {
    AlertSettings settings =
        read(Map.of("ALERT_MAIL_SERVER", "mail.example.org", "ALERT_MAIL_TO", "a@b.org,c@d.org"));

    assertThat(settings.mail().orElseThrow().from()).isEqualTo("a@b.org");
  }

  @ParameterizedTest
  @CsvSource({
    "ALERT_TELEGRAM_TOKEN, 77:hush, Telegram needs a token and a chat",
    "ALERT_TELEGRAM_CHAT, 7, Telegram needs a token and a chat",
    "ALERT_TELEGRAM_CHAT, my chat, it is no chat",
    "ALERT_WEBHOOK_URL, hush, it is no web address",
    "ALERT_MAIL_SERVER, mail.example.org, mail needs a server and a receiver",
    "ALERT_MAIL_TO, a@b.org, mail needs a server and a receiver",
    "ALERT_MAIL_TO, me, is no mail address",
    "ALERT_LEVELS, nothing=off, there is no event",
    "ALERT_LEVELS, stop-loss=loud, there is no level",
    "ALERT_LEVELS, stop-loss, no event=level",
    "HEARTBEAT_SECONDS, 9, it is out of range",
    "HEARTBEAT_URL, ftp://example.org, it is no web address"
  })
  void refusesWhatItCannotTake(String name, String value, String why) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("hush");
  }

  @Test
  void sendsNoPasswordInTheOpen() {
    assertThatThrownBy(() ->
            read(
                Map.of(
                    "ALERT_MAIL_SERVER", "mail.example.org",
                    "ALERT_MAIL_TO", "a@b.org",
                    "ALERT_MAIL_USER", "flare",
                    "ALERT_MAIL_PASSWORD", "hush",
                    "ALERT_MAIL_TLS", "none")))
        .hasMessageContaining("the password would travel in the open");
  }

  private static AlertSettings read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values, EnvFile.empty());
    AlertSettings settings = AlertSettings.read(reader);
    reader.check();
    return settings;
  }
}
