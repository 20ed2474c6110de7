package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.app.WatchedApp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Notices that Gnome lacks candles.
final class GnomeWatch implements Watch {
  static final Set<AlertEvent> EVENTS = Set.of(AlertEvent.DATA_STALE);
  private static final Set<String> STALE = Set.of("late", "unreachable", "unknown", "failed");
  private static final int MOST_NAMES = 5;

  private final Questions questions;

  GnomeWatch(Questions questions) {
    this.questions = questions;
  }

  @Override
  public Optional<Sight> look(WatchedApp app) {
    return questions.ask(app, "/api/pairs").map(pairs -> Sight.of(look(app, pairs)));
  }

  /// One trouble for all pairs: when the exchange is away, it is away for each.
  private static Look look(WatchedApp app, JsonNode pairs) {
    List<JsonNode> stale =
        pairs.valueStream().filter(pair -> STALE.contains(text(pair, "status"))).toList();
    return new Look(
        app.id(), EVENTS, stale.isEmpty() ? List.of() : List.of(trouble(app, stale, pairs.size())));
  }

  private static Trouble trouble(WatchedApp app, List<JsonNode> stale, int all) {
    String names =
        stale.stream()
            .limit(MOST_NAMES)
            .map(pair -> "%s %s".formatted(text(pair, "symbol"), text(pair, "status")))
            .collect(Collectors.joining(", "));
    return new Trouble(
        AlertEvent.DATA_STALE,
        app.id(),
        "",
        "%d of %d pairs have no fresh candles: %s%s"
            .formatted(stale.size(), all, names, stale.size() > MOST_NAMES ? ", ..." : ""));
  }

  private static String text(JsonNode pair, String field) {
    return pair.path(field).asString("");
  }
}
