package dev.flare.pulse.alert;

import dev.flare.jsondb.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// An alert desk whose alerts the test reads.
public final class SampleDesk {
  private SampleDesk() {}

  public static AlertDesk in(Store store, InstantSource clock) {
    AlertLevels levels = AlertLevels.with(List.of());
    return new AlertDesk(
        new Troubles(
            new Shelf<>(store, "alert-troubles", Standing.class, Standing::key),
            levels,
            Optional.of(Duration.ofHours(1))),
        levels,
        new Outbox(new Shelf<>(store, "alert-letters", Letter.class, Letter::id), List.of()),
        store.log("alerts", Alert.class, AlertDesk.KEPT),
        clock);
  }

  /// The newest first.
  public static List<String> told(AlertDesk desk) {
    return desk.latest(AlertDesk.KEPT).stream()
        .map(it -> "%s %s %s: %s".formatted(it.turn(), it.event().code(), it.of(), it.text()))
        .toList();
  }
}
