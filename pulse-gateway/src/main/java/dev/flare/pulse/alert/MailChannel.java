package dev.flare.pulse.alert;

import dev.flare.pulse.alert.AlertSettings.Mail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/// A plain text mail over SMTP.
final class MailChannel implements Channel {
  private static final String PATIENCE_MILLIS = "10000";

  private final Mail settings;
  private final String installation;
  private final Optional<SSLSocketFactory> trust;

  /// @param trust whom to believe that they are the server; the usual authorities without it
  MailChannel(Mail settings, String installation, Optional<SSLSocketFactory> trust) {
    this.settings = settings;
    this.installation = installation;
    this.trust = trust;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public AlertLevel atLeast() {
    return settings.atLeast();
  }

  @Override
  public Delivery deliver(Alert alert) {
    try {
      Transport.send(message(alert));
      return new Delivery.Delivered();
    } catch (AuthenticationFailedException _) {
      return new Delivery.Refused("the mail server does not take user and password");
    } catch (SendFailedException _) {
      return new Delivery.Refused("the mail server does not take sender or receiver");
    } catch (MessagingException e) {
      return new Delivery.Postponed("no connection (%s)".formatted(kind(e)), Optional.empty());
    }
  }

  private static String kind(MessagingException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  private MimeMessage message(Alert alert) throws MessagingException {
    Wording wording = new Wording(installation, alert);
    MimeMessage message = new MimeMessage(session());
    message.setFrom(new InternetAddress(settings.from()));
    for (String to : settings.to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(to));
    }
    message.setSubject(wording.title(), StandardCharsets.UTF_8.name());
    message.setText(wording.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(alert.at()));
    return message;
  }

  private Session session() {
    Properties all = new Properties();
    all.put("mail.transport.protocol", "smtp");
    all.put("mail.smtp.host", settings.server());
    all.put("mail.smtp.port", Integer.toString(settings.port()));
    all.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    all.put("mail.smtp.timeout", PATIENCE_MILLIS);
    all.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    trust.ifPresent(factory -> all.put("mail.smtp.ssl.socketFactory", factory));
    switch (settings.tls()) {
      case STARTTLS -> {
        all.put("mail.smtp.starttls.enable", "true");
        all.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> all.put("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    all.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    return Session.getInstance(all, new Login());
  }

  private final class Login extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return settings
          .login()
          .map(login -> new PasswordAuthentication(login.user(), login.password().value()))
          .orElseThrow();
    }
  }
}
