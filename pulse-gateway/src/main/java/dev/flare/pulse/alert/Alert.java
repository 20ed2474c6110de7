package dev.flare.pulse.alert;

import java.time.Instant;
import java.util.Optional;

/// One message to a person.
///
/// @param key the same for all messages about one trouble
/// @param of id of the app, or `pulse`
/// @param since when the trouble began, where it is one
public record Alert(
    AlertEvent event,
    AlertLevel level,
    Turn turn,
    String key,
    String of,
    String text,
    Instant at,
    Optional<Instant> since) {

  /// Where in the life of a trouble.
  public enum Turn {
    /// It is none: it happened and is over.
    HAPPENED,
    BEGAN,
    /// A reminder.
    LASTS,
    /// The all-clear.
    OVER
  }

  static Alert of(Standing standing, AlertLevel level, Turn turn, Instant now) {
    return new Alert(
        standing.event(),
        level,
        turn,
        standing.key(),
        standing.of(),
        standing.text(),
        now,
        Optional.of(standing.since()));
  }

  static Alert happened(AlertEvent event, AlertLevel level, String of, String text, Instant now) {
    String key = "%s %s %s".formatted(event.code(), of, text);
    return new Alert(event, level, Turn.HAPPENED, key, of, text, now, Optional.empty());
  }

  /// The same, saying how many of its kind were not told before it.
  Alert besides(int left) {
    return new Alert(
        event, level, turn, key, of, text + "\n(and %d more before)".formatted(left), at, since);
  }
}
