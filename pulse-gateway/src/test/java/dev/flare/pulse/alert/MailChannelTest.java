package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.alert.AlertSettings.Login;
import dev.flare.pulse.alert.AlertSettings.Mail;
import dev.flare.pulse.alert.AlertSettings.Tls;
import dev.flare.pulse.standin.AppStandIn;
import dev.flare.service.launch.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailChannelTest {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final Optional<SSLSocketFactory> OURS =
      Optional.of(
          new HandshakeCertificates.Builder()
              .heldCertificate(CERTIFICATE)
              .build()
              .sslSocketFactory());
  private static final Optional<SSLSocketFactory> TRUST =
      Optional.of(
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(CERTIFICATE.certificate())
              .build()
              .sslSocketFactory());
  private static final Alert ALERT =
      Alert.happened(
          AlertEvent.DISK_LOW,
          AlertLevel.CRITICAL,
          "pulse",
          "Less than 500 MB are free – at home",
          Instant.parse("2026-01-05T12:00:00Z"));

  @Test
  void sendsAMailInTheOpenWhereThatIsWanted() throws Exception {
    try (MailServer server = new MailServer(Optional.empty())) {
      assertThat(deliver(server, Tls.NONE, Optional.empty(), Optional.empty()))
          .isEqualTo(new Delivery.Delivered());

      assertThat(server.inTheOpen())
          .contains(
              "MAIL FROM:<flare@example.org>",
              "RCPT TO:<me@example.org>",
              "RCPT TO:<you@example.org>",
              "Subject: [Home] CRITICAL: pulse: disk low");
    }
  }

  @Test
  void logsInOnlyOnceTheLineIsEncrypted() throws Exception {
    try (MailServer server = new MailServer(OURS)) {
      server.wants("flare", "hush");

      assertThat(deliver(server, Tls.STARTTLS, login("hush"), TRUST))
          .isEqualTo(new Delivery.Delivered());
      assertThat(server.inTheOpen()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.encrypted())
          .anyMatch(line -> line.startsWith("AUTH PLAIN "))
          .contains("Subject: [Home] CRITICAL: pulse: disk low");
    }
  }

  @Test
  void sendsNothingToAServerThatCannotEncrypt() throws Exception {
    try (MailServer server = new MailServer(Optional.empty())) {
      assertThat(deliver(server, Tls.STARTTLS, login("hush"), TRUST))
          .isInstanceOf(Delivery.Postponed.class);
      assertThat(server.inTheOpen())
          .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }
  }

  @Test
  void sendsNothingToAServerThatIsAnotherOne() throws Exception {
    try (MailServer server = new MailServer(OURS)) {
      assertThat(deliver(server, Tls.STARTTLS, login("hush"), Optional.empty()))
          .isInstanceOf(Delivery.Postponed.class);
      assertThat(server.encrypted()).isEmpty();
    }
  }

  @Test
  void saysThatThePasswordIsWrongAndNotWhatItIs() throws Exception {
    try (MailServer server = new MailServer(OURS)) {
      server.wants("flare", "other");

      assertThat(deliver(server, Tls.STARTTLS, login("hush"), TRUST))
          .isEqualTo(new Delivery.Refused("the mail server does not take user and password"));
    }
  }

  @Test
  void triesLaterWhereNobodyAnswers() {
    assertThat(deliver(AppStandIn.nobodysPort(), Tls.NONE, Optional.empty(), Optional.empty()))
        .isEqualTo(new Delivery.Postponed("no connection (ConnectException)", Optional.empty()));
  }

  private static Optional<Login> login(String password) {
    return Optional.of(new Login("flare", new Secret(password)));
  }

  private static Delivery deliver(
      MailServer server, Tls tls, Optional<Login> login, Optional<SSLSocketFactory> trust) {
    return deliver(server.port(), tls, login, trust);
  }

  private static Delivery deliver(
      int port, Tls tls, Optional<Login> login, Optional<SSLSocketFactory> trust) {
    Mail settings =
        new Mail(
            "127.0.0.1",
            port,
            tls,
            login,
            "flare@example.org",
            List.of("me@example.org", "you@example.org"),
            AlertLevel.INFO);
    return new MailChannel(settings, "Home", trust).deliver(ALERT);
  }
}
