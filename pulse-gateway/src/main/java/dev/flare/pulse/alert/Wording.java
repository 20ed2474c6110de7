package dev.flare.pulse.alert;

import java.time.Duration;

/// An alert as a person reads it.
///
/// @param installation what the user calls this Pulse
record Wording(String installation, Alert alert) {
  /// One line.
  String title() {
    return "[%s] %s: %s%s"
        .formatted(installation, mark(), alert.of().isEmpty() ? "" : alert.of() + ": ", what());
  }

  /// All there is to say.
  String text() {
    return "%s\n%s%s".formatted(title(), alert.text(), lasting());
  }

  private String mark() {
    return switch (alert.turn()) {
      case HAPPENED, BEGAN -> alert.level().name();
      case LASTS -> "STILL " + alert.level().name();
      case OVER -> "OVER";
    };
  }

  private String what() {
    return alert.event().code().replace('-', ' ');
  }

  private String lasting() {
    return alert
        .since()
        .map(since -> Duration.between(since, alert.at()))
        .filter(span -> span.compareTo(Duration.ofMinutes(1)) >= 0)
        .map(span -> "\n(%s %s)".formatted(isOver() ? "it lasted" : "for", plain(span)))
        .orElse("");
  }

  private boolean isOver() {
    return alert.turn() == Alert.Turn.OVER;
  }

  private static String plain(Duration span) {
    if (span.toHours() >= 48) {
      return "%d days".formatted(span.toDays());
    }
    return span.toMinutes() >= 120
        ? "%d hours".formatted(span.toHours())
        : "%d min".formatted(span.toMinutes());
  }
}
