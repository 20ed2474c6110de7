package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import java.util.List;

/// What was seen of an app.
///
/// @param happened since the last look
record Sight(Look look, List<Incident> happened) {
  Sight {
    happened = List.copyOf(happened);
  }

  static Sight of(Look look) {
    return new Sight(look, List.of());
  }

  /// @param text for people
  record Incident(AlertEvent event, String text) {}
}
