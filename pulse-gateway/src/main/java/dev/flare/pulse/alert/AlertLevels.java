package dev.flare.pulse.alert;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much each event matters; an event without a level is told to nobody.
record AlertLevels(Map<AlertEvent, AlertLevel> levels) {
  AlertLevels {
    levels = Map.copyOf(levels);
  }

  /// The usual levels, but for those that the user changed.
  static AlertLevels with(List<Change> changes) {
    Map<AlertEvent, AlertLevel> levels = new EnumMap<>(AlertEvent.class);
    for (AlertEvent event : AlertEvent.values()) {
      levels.put(event, event.standard());
    }
    for (Change change : changes) {
      levels.remove(change.event);
      change.level.ifPresent(level -> levels.put(change.event, level));
    }
    return new AlertLevels(levels);
  }

  Optional<AlertLevel> of(AlertEvent event) {
    return Optional.ofNullable(levels.get(event));
  }

  /// @param level none to be told nothing
  record Change(AlertEvent event, Optional<AlertLevel> level) {
    /// Reads `wallet-drift=critical`.
    static Change parse(String text) {
      String[] sides = text.split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("'%s' is no event=level".formatted(text));
      }
      AlertEvent event =
          AlertEvent.of(sides[0].strip())
              .orElseThrow(
                  () -> new IllegalArgumentException("there is no event '%s'".formatted(sides[0])));
      return new Change(event, level(sides[1].strip()));
    }

    private static Optional<AlertLevel> level(String text) {
      return switch (text) {
        case "off" -> Optional.empty();
        case "info" -> Optional.of(AlertLevel.INFO);
        case "warning" -> Optional.of(AlertLevel.WARNING);
        case "critical" -> Optional.of(AlertLevel.CRITICAL);
        default -> throw new IllegalArgumentException("there is no level '%s'".formatted(text));
      };
    }
  }
}
