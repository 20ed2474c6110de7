package dev.flare.pulse.door;

import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who may come in, and how often one may try.
///
/// @param wantsLogin whether anybody has to log in at all
/// @param title what the login page calls the installation
/// @param password as the user wrote it: plain, or a hash with its kind before it
/// @param trustedProxies whose word about where a request comes from is taken
public record DoorSettings(
    boolean wantsLogin,
    String title,
    String user,
    Optional<Secret> password,
    AttemptLimit limit,
    List<Network> trustedProxies) {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

  public DoorSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// Reads each name once.
  public static DoorSettings read(SettingsReader in, ServiceSettings service) {
    DoorSettings settings =
        new DoorSettings(
            in.flag(
                "AUTH",
                true,
                "Whether one has to log in. Without it Pulse must be bound to loopback."),
            in.text("AUTH_TITLE", "Flare", "What the login page calls this installation."),
            in.text("AUTH_USER", "flare", "Who logs in."),
            in.optionalSecret(
                "AUTH_PASS",
                "The password, plain or as ./flare password prints it. Without it the first start"
                    + " makes one up and prints it once.",
                "any text, or {argon2}... or {bcrypt}...",
                PasswordHashes::checked),
            new AttemptLimit(
                in.integer(
                    "AUTH_MAX_ATTEMPTS",
                    3,
                    1,
                    1000,
                    "Wrong logins in a row after which an address gets 403 on everything."),
                in.optional(
                    "BAN_DURATION",
                    "How long an address stays banned; without it until Pulse is restarted.",
                    "a number and s, m, h or d, such as 12h",
                    DoorSettings::span)),
            in.list(
                "TRUSTED_PROXIES",
                "Reverse proxies before Pulse, whose X-Forwarded-For and X-Forwarded-Proto are"
                    + " believed. Nobody else's are.",
                "IP addresses and networks such as 127.0.0.1 or 10.0.0.0/8",
                Network::parse));
    if (!settings.wantsLogin && !service.bindAddress().isLoopbackAddress()) {
      in.refuse("AUTH", "others could reach Pulse at BIND_ADDRESS, so they must log in");
    }
    return settings;
  }

  private static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException("it is no span of time");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
