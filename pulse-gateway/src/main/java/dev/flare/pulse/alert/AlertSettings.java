package dev.flare.pulse.alert;

import dev.flare.service.launch.Secret;
import dev.flare.service.launch.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who is told what goes wrong, and how.
///
/// @param reminder how long after the last word of a trouble it is told again
/// @param leastDiskBytes what must be free on Pulse's disk
public record AlertSettings(
    Optional<Telegram> telegram,
    Optional<Webhook> webhook,
    Optional<Mail> mail,
    AlertLevels levels,
    Optional<Duration> reminder,
    long leastDiskBytes,
    Optional<Heartbeat> heartbeat) {
  private static final String WEB_ADDRESS = "an http or https address";

  /// A bot and the chat to which it writes.
  ///
  /// @param api of Telegram, or a stand-in for it
  record Telegram(URI api, Secret token, String chat, AlertLevel atLeast) {}

  /// @param key with which each message is signed
  record Webhook(SecretAddress address, Optional<Secret> key, AlertLevel atLeast) {}

  record Mail(
      String server,
      int port,
      Tls tls,
      Optional<Login> login,
      String from,
      List<String> to,
      AlertLevel atLeast) {
    Mail {
      to = List.copyOf(to);
    }
  }

  /// Who Pulse is to the mail server.
  record Login(String user, Secret password) {}

  /// How a connection to the mail server is kept from others.
  enum Tls {
    /// Begins in the open and goes on encrypted, or not at all.
    STARTTLS,
    TLS,
    NONE
  }

  /// A ping to the outside, which notices when none comes.
  record Heartbeat(SecretAddress address, Duration period, Method method) {
    enum Method {
      GET,
      POST
    }
  }

  /// Reads each name once.
  public static AlertSettings read(SettingsReader in) {
    return new AlertSettings(
        telegram(in),
        webhook(in),
        mail(in),
        AlertLevels.with(
            in.list(
                "ALERT_LEVELS",
                "Events that matter more or less than usual; docs/reference/alerts.md lists them.",
                "event=off, info, warning or critical, such as stop-loss=off",
                AlertLevels.Change::parse)),
        reminder(in),
        (long)
                in.integer(
                    "ALERT_DISK_MB",
                    500,
                    0,
                    1_000_000_000,
                    "Megabytes that must be free on the disk with Pulse's storage.")
            << 20,
        heartbeat(in));
  }

  private static Optional<Telegram> telegram(SettingsReader in) {
    Optional<Secret> token =
        in.optionalSecret(
            "ALERT_TELEGRAM_TOKEN",
            "Of the Telegram bot that sends alerts, as @BotFather tells it.",
            "letters, digits, ':', '_' and '-'",
            AlertSettings::botToken);
    Optional<String> chat =
        in.optional(
            "ALERT_TELEGRAM_CHAT",
            "To whom the bot writes: the number of a chat, or a channel.",
            "a number, or @ and a name",
            AlertSettings::chat);
    URI api =
        in.url(
            "ALERT_TELEGRAM_URL",
            URI.create("https://api.telegram.org"),
            "Telegram's Bot API, or a stand-in for it.");
    AlertLevel atLeast = level(in, "ALERT_TELEGRAM_LEVEL", AlertLevel.INFO);
    if (token.isPresent() != chat.isPresent()) {
      in.refuse(
          token.isPresent() ? "ALERT_TELEGRAM_CHAT" : "ALERT_TELEGRAM_TOKEN",
          "Telegram needs a token and a chat");
    }
    return token.flatMap(known -> chat.map(to -> new Telegram(api, known, to, atLeast)));
  }

  private static Optional<Webhook> webhook(SettingsReader in) {
    Optional<SecretAddress> address =
        in.optionalSecret(
            "ALERT_WEBHOOK_URL",
            "Where alerts are posted as JSON.",
            WEB_ADDRESS,
            SecretAddress::parse);
    Optional<Secret> key =
        in.optionalSecret(
            "ALERT_WEBHOOK_KEY",
            "Signs each post: X-Flare-Signature is sha256= and the HMAC-SHA-256 of the body.");
    AlertLevel atLeast = level(in, "ALERT_WEBHOOK_LEVEL", AlertLevel.INFO);
    return address.map(to -> new Webhook(to, key, atLeast));
  }

  private static Optional<Mail> mail(SettingsReader in) {
    Optional<String> server =
        in.optional(
            "ALERT_MAIL_SERVER", "The mail server for alerts.", "a host name", AlertSettings::host);
    int port = in.integer("ALERT_MAIL_PORT", 587, 1, 65535, "Port of the mail server.");
    Tls tls =
        in.choice(
            "ALERT_MAIL_TLS",
            Tls.class,
            Tls.STARTTLS,
            "How mail is encrypted on its way: starttls is usual on port 587, tls on port 465.");
    Optional<String> user =
        in.optional(
            "ALERT_MAIL_USER", "Who Pulse is to the mail server.", "any text", text -> text);
    Optional<Secret> password =
        in.optionalSecret("ALERT_MAIL_PASSWORD", "The password of ALERT_MAIL_USER.");
    Optional<String> from =
        in.optional(
            "ALERT_MAIL_FROM",
            "Sender of the mails; the first receiver without it.",
            "a mail address",
            AlertSettings::mailAddress);
    List<String> to =
        in.list(
            "ALERT_MAIL_TO", "Who gets the mails.", "mail addresses", AlertSettings::mailAddress);
    AlertLevel atLeast = level(in, "ALERT_MAIL_LEVEL", AlertLevel.WARNING);
    if (server.isPresent() == to.isEmpty()) {
      in.refuse(
          server.isPresent() ? "ALERT_MAIL_TO" : "ALERT_MAIL_SERVER",
          "mail needs a server and a receiver");
      return Optional.empty();
    }
    if (user.isPresent() != password.isPresent()) {
      in.refuse("ALERT_MAIL_PASSWORD", "user and password go together");
    }
    Optional<Login> login = user.flatMap(it -> password.map(known -> new Login(it, known)));
    if (login.isPresent() && tls == Tls.NONE) {
      in.refuse("ALERT_MAIL_TLS", "the password would travel in the open");
    }
    return server.map(
        host -> new Mail(host, port, tls, login, from.orElseGet(to::getFirst), to, atLeast));
  }

  private static Optional<Duration> reminder(SettingsReader in) {
    int minutes =
        in.integer(
            "ALERT_REMINDER_MINUTES",
            60,
            0,
            10_000,
            "After how many minutes a trouble that lasts is told again; 0 for never.");
    return Optional.of(Duration.ofMinutes(minutes)).filter(Duration::isPositive);
  }

  private static Optional<Heartbeat> heartbeat(SettingsReader in) {
    Optional<SecretAddress> address =
        in.optionalSecret(
            "HEARTBEAT_URL",
            "Pinged while all is well, and with /fail behind it while something critical is wrong,"
                + " as healthchecks.io wants it.",
            WEB_ADDRESS,
            SecretAddress::parse);
    int seconds =
        in.integer("HEARTBEAT_SECONDS", 60, 10, 86_400, "Seconds from one ping to the next.");
    Heartbeat.Method method =
        in.choice(
            "HEARTBEAT_METHOD", Heartbeat.Method.class, Heartbeat.Method.GET, "How it is pinged.");
    return address.map(it -> new Heartbeat(it, Duration.ofSeconds(seconds), method));
  }

  private static AlertLevel level(SettingsReader in, String name, AlertLevel standard) {
    return in.choice(name, AlertLevel.class, standard, "What matters less does not go this way.");
  }

  private static Secret botToken(Secret token) {
    require(token.value().matches("[A-Za-z0-9:_-]+"), "it is no token of a bot");
    return token;
  }

  private static String chat(String text) {
    require(text.matches("-?[0-9]+|@[A-Za-z0-9_]+"), "it is no chat");
    return text;
  }

  private static String host(String text) {
    require(text.matches("[A-Za-z0-9.:-]+"), "it is no host name");
    return text;
  }

  private static String mailAddress(String text) {
    require(text.matches("[^\\s@<>,;]+@[^\\s@<>,;]+"), "'%s' is no mail address".formatted(text));
    return text;
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
