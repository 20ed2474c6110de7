package dev.flare.pulse.alert;

import dev.flare.pulse.alert.Alert.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is wrong now. Each trouble is told once when it has lasted long enough, again after a while
/// for as long as it lasts, and once when it has been over for a minute: one that comes and goes is
/// one trouble.
final class Troubles {
  static final Duration CALM = Duration.ofMinutes(1);

  private final Shelf<Standing> standing;
  private final AlertLevels levels;
  private final Optional<Duration> reminder;

  /// @param reminder how long after the last word of a trouble it is told again; empty for never
  Troubles(Shelf<Standing> standing, AlertLevels levels, Optional<Duration> reminder) {
    this.standing = standing;
    this.levels = levels;
    this.reminder = reminder;
  }

  /// Takes notice of what somebody found, and of what they no longer did.
  void note(Look look, Instant now) {
    Map<String, Trouble> found = new TreeMap<>();
    look.found().forEach(trouble -> found.putIfAbsent(trouble.key(), trouble));
    standing.all().stream()
        .filter(look::covers)
        .filter(known -> !found.containsKey(known.key()))
        .forEach(known -> isOver(known, now));
    found.values().forEach(trouble -> isThere(trouble, now));
  }

  private void isThere(Trouble trouble, Instant now) {
    standing.put(
        standing
            .find(trouble.key())
            .map(known -> known.still(trouble.text()))
            .orElseGet(() -> Standing.of(trouble, now)));
  }

  private void isOver(Standing known, Instant now) {
    if (known.toldAt().isEmpty()) {
      standing.remove(known.key());
    } else if (known.isThere()) {
      standing.put(known.gone(now));
    }
  }

  /// What is to be told now; told by being returned.
  List<Alert> due(Instant now) {
    List<Alert> due = new ArrayList<>();
    for (Standing each : standing.all()) {
      turn(each, now)
          .ifPresent(turn -> {
            levels.of(each.event()).ifPresent(level -> due.add(Alert.of(each, level, turn, now)));
            settle(each, turn, now);
          });
    }
    return due;
  }

  private Optional<Turn> turn(Standing each, Instant now) {
    if (each.goneAt().isPresent()) {
      return Optional.of(Turn.OVER).filter(_ -> isPast(each.goneAt().get(), CALM, now));
    }
    if (each.toldAt().isEmpty()) {
      return Optional.of(Turn.BEGAN)
          .filter(_ -> isPast(each.since(), each.event().patience(), now));
    }
    return reminder.filter(pause -> isPast(each.toldAt().get(), pause, now)).map(_ -> Turn.LASTS);
  }

  private void settle(Standing each, Turn turn, Instant now) {
    if (turn == Turn.OVER) {
      standing.remove(each.key());
    } else {
      standing.put(each.told(now));
    }
  }

  private static boolean isPast(Instant from, Duration span, Instant now) {
    return !now.isBefore(from.plus(span));
  }

  /// Those that somebody was told of, the oldest first.
  List<Standing> told() {
    return standing.all().stream()
        .filter(each -> each.toldAt().isPresent() && levels.of(each.event()).isPresent())
        .toList();
  }

  /// Whose troubles are known.
  List<String> owners() {
    return standing.all().stream().map(Standing::of).distinct().toList();
  }
}
