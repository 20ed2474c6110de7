package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.journal.Happening.AppChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes troubles of what becomes of the apps' processes.
final class AppWatch {
  private static final int MANY_CRASHES = 3;
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Set<AlertEvent> EVENTS =
      Set.of(
          AlertEvent.APP_CRASHED,
          AlertEvent.APP_START_FAILED,
          AlertEvent.APP_FAILED,
          AlertEvent.APP_UNHEALTHY);

  private final Map<String, Past> pasts = new HashMap<>();

  /// What is known of an app.
  private static final class Past {
    private boolean ran;
    private final Deque<Instant> crashes = new ArrayDeque<>();
  }

  /// Takes notice of how an app is when Pulse begins.
  Optional<Look> begin(WatchedApp app, Instant now) {
    return heard(new AppChanged(app.id(), app.phase().name(), app.why()), now);
  }

  Optional<Look> heard(AppChanged change, Instant now) {
    Past past = pasts.computeIfAbsent(change.app(), _ -> new Past());
    return switch (Phase.valueOf(change.state())) {
      case STARTING -> {
        past.ran = false;
        yield Optional.empty();
      }
      case STOPPING -> Optional.empty();
      case RUNNING -> {
        past.ran = true;
        yield Optional.of(well(change.app()));
      }
      case UNHEALTHY -> {
        past.ran = true;
        yield Optional.of(look(change, AlertEvent.APP_UNHEALTHY));
      }
      case BACKING_OFF -> {
        past.crashes.add(now);
        yield Optional.of(
            look(change, past.ran ? AlertEvent.APP_CRASHED : AlertEvent.APP_START_FAILED));
      }
      case FAILED -> Optional.of(look(change, AlertEvent.APP_FAILED));
      case STOPPED -> {
        past.crashes.clear();
        yield Optional.of(well(change.app()));
      }
    };
  }

  /// Which apps crash again and again at this moment.
  List<Look> loops(Instant now) {
    return pasts.entrySet().stream()
        .map(each -> loop(each.getKey(), each.getValue(), now))
        .toList();
  }

  private static Look loop(String app, Past past, Instant now) {
    past.crashes.removeIf(at -> !at.isAfter(now.minus(LATELY)));
    List<Trouble> found =
        past.crashes.size() < MANY_CRASHES
            ? List.of()
            : List.of(
                new Trouble(
                    AlertEvent.APP_CRASH_LOOP,
                    app,
                    "",
                    "It crashed %d times within ten minutes; its log tells why"
                        .formatted(MANY_CRASHES)));
    return new Look(app, Set.of(AlertEvent.APP_CRASH_LOOP), found);
  }

  private static Look well(String app) {
    return new Look(app, EVENTS, List.of());
  }

  private static Look look(AppChanged change, AlertEvent event) {
    return new Look(
        change.app(), EVENTS, List.of(new Trouble(event, change.app(), "", change.why())));
  }
}
