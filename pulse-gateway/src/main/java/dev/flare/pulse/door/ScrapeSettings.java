package dev.flare.pulse.door;

import dev.flare.service.launch.Secret;
import dev.flare.service.launch.SettingsReader;
import java.util.Optional;

/// How a monitoring system comes in.
///
/// @param token what it shows; without one nobody but the owner reads metrics
public record ScrapeSettings(Optional<Secret> token) {
  private static final int SHORTEST_TOKEN = 16;

  /// Reads each name once.
  public static ScrapeSettings read(SettingsReader in) {
    return new ScrapeSettings(
        in.optionalSecret(
            "METRICS_TOKEN",
            "With it as 'Authorization: Bearer ...' a monitoring system reads /actuator/prometheus"
                + " of Pulse, and behind /PORT of each app, without a login; and nothing else.",
            "at least %d characters".formatted(SHORTEST_TOKEN),
            ScrapeSettings::longEnough));
  }

  private static Secret longEnough(Secret token) {
    if (token.value().length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException("it is too short");
    }
    return token;
  }
}
