package dev.flare.pulse.alert;

import java.time.Instant;
import java.util.Optional;

/// A trouble as it is remembered.
///
/// @param toldAt when somebody was told of it last; empty while it has been too short for that
/// @param goneAt when it was found to be over; it may come back for a minute
record Standing(
    String key,
    AlertEvent event,
    String of,
    String text,
    Instant since,
    Optional<Instant> toldAt,
    Optional<Instant> goneAt) {
  static Standing of(Trouble trouble, Instant now) {
    return new Standing(
        trouble.key(),
        trouble.event(),
        trouble.of(),
        trouble.text(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  /// It is there, perhaps in other words.
  Standing still(String words) {
    return new Standing(key, event, of, words, since, toldAt, Optional.empty());
  }

  Standing told(Instant at) {
    return new Standing(key, event, of, text, since, Optional.of(at), goneAt);
  }

  Standing gone(Instant at) {
    return new Standing(key, event, of, text, since, toldAt, Optional.of(at));
  }

  boolean isThere() {
    return goneAt.isEmpty();
  }
}
