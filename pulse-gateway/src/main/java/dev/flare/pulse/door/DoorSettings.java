package dev.flare.pulse.door;

import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SpanText;
import java.util.List;
import java.util.Optional;

/// Who may come in, and how often one may try.
///
/// @param wantsLogin whether anybody has to log in at all
/// @param title what the login page calls the installation
/// @param password as the user wrote it: plain, or a hash with its kind before it
/// @param authenticator key of the second factor, where one is wanted
/// @param recovery hashes of the codes that stand in for it
/// @param trustedProxies whose word about where a request comes from is taken
public record DoorSettings(
    boolean wantsLogin,
    String title,
    String user,
    Optional<Secret> password,
    Optional<Secret> authenticator,
    List<String> recovery,
    AttemptLimit limit,
    List<Network> trustedProxies) {
  private static final int SHORTEST_KEY_BYTES = 16;

  public DoorSettings {
    recovery = List.copyOf(recovery);
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
            in.optionalSecret(
                "AUTH_TOTP",
                "Key of the authenticator app whose code is wanted beside the password, as"
                    + " ./flare totp prints it.",
                "base 32 of at least %d bytes".formatted(SHORTEST_KEY_BYTES),
                DoorSettings::key),
            in.list(
                "AUTH_RECOVERY",
                "Hashes of codes that stand in once each for a lost authenticator app, as"
                    + " ./flare totp prints them.",
                "hashes of 64 hexadecimal digits",
                DoorSettings::hash),
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
                    SpanText::parse)),
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

  private static Secret key(Secret key) {
    if (KeyText.decode(key.value()).length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException("it is too short");
    }
    return key;
  }

  private static String hash(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("it is no such hash");
    }
    return text;
  }
}
