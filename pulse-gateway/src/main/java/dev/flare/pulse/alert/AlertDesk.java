package dev.flare.pulse.alert;

import dev.flare.jsondb.Log;
import dev.flare.jsondb.LogEntry;
import dev.flare.jsondb.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what a person is told, and hands it to the outbox. Nobody who calls waits for a message
/// to arrive anywhere.
public final class AlertDesk {
  static final int KEPT = 500;
  private static final Logger log = LoggerFactory.getLogger(AlertDesk.class);

  private final Troubles troubles;
  private final AlertLevels levels;
  private final Outbox outbox;
  private final Log<Alert> latest;
  private final InstantSource clock;
  private final Moderation moderation = new Moderation();

  AlertDesk(
      Troubles troubles,
      AlertLevels levels,
      Outbox outbox,
      Log<Alert> latest,
      InstantSource clock) {
    this.troubles = troubles;
    this.levels = levels;
    this.outbox = outbox;
    this.latest = latest;
    this.clock = clock;
  }

  /// Somebody looked for trouble.
  public synchronized void found(Look look) {
    troubles.note(look, clock.instant());
  }

  /// Something happened and is over.
  ///
  /// @param of id of the app, or `pulse`
  public synchronized void happened(AlertEvent event, String of, String text) {
    Instant now = clock.instant();
    levels
        .of(event)
        .map(level -> Alert.happened(event, level, of, text, now))
        .ifPresent(alert ->
            moderation
                .admit(event, alert.key(), now)
                .ifPresent(left -> tell(left == 0 ? alert : alert.besides(left))));
  }

  /// Tells what is due; called again and again.
  public synchronized void tick() {
    troubles.due(clock.instant()).forEach(this::tell);
  }

  /// Whose troubles are known.
  public synchronized List<String> owners() {
    return troubles.owners();
  }

  private void tell(Alert alert) {
    log.info(
        "alert event={} turn={} level={} of={}: {}",
        alert.event().code(),
        alert.turn(),
        alert.level(),
        alert.of(),
        alert.text());
    keep(alert);
    outbox.add(alert);
  }

  private void keep(Alert alert) {
    try {
      long _ = latest.append(alert);
    } catch (StoreException e) {
      log.warn("an alert is not kept: {}", e.getMessage());
    }
  }

  /// What was told, the newest first.
  List<Alert> latest(int limit) {
    return latest.newest(limit).stream().map(LogEntry::value).toList();
  }

  /// What is wrong now and was told.
  synchronized List<Standing> standing() {
    return troubles.told();
  }

  /// What is wrong now and critical.
  synchronized List<Standing> critical() {
    return troubles.told().stream()
        .filter(Standing::isThere)
        .filter(each -> levels.of(each.event()).filter(AlertLevel.CRITICAL::equals).isPresent())
        .toList();
  }
}
