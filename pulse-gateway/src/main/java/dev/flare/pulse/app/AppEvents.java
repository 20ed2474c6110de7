package dev.flare.pulse.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// Tells a listener all apps (`apps`), then each one that changes (`app`) or goes (`removed`).
///
/// Each listener is compared with by himself: one who is slow misses steps in between, never what
/// is true in the end.
final class AppEvents {
  private static final Duration PACE = Duration.ofMillis(250);

  private final Apps apps;
  private final Streams streams;

  AppEvents(Apps apps, Streams streams) {
    this.apps = apps;
    this.streams = streams;
  }

  Flux<ServerSentEvent<Object>> stream() {
    return streams.open(() -> {
      Listener listener = new Listener();
      return Flux.interval(Duration.ZERO, PACE)
          .onBackpressureDrop()
          .concatMapIterable(_ -> listener.news(apps.views()), 1);
    });
  }

  /// @param id of the app that is no longer registered
  record Removed(String id) {}

  /// What one listener was told.
  private static final class Listener {
    private Map<String, AppView> told = Map.of();
    private boolean isNew = true;

    List<ServerSentEvent<Object>> news(List<AppView> views) {
      Map<String, AppView> now = new LinkedHashMap<>();
      views.forEach(view -> now.put(view.id(), view));
      List<ServerSentEvent<Object>> news = isNew ? List.of(event("apps", views)) : changes(now);
      isNew = false;
      told = now;
      return news;
    }

    private List<ServerSentEvent<Object>> changes(Map<String, AppView> now) {
      List<ServerSentEvent<Object>> changes = new ArrayList<>();
      told.keySet().stream()
          .filter(id -> !now.containsKey(id))
          .forEach(id -> changes.add(event("removed", new Removed(id))));
      now.values().stream()
          .filter(view -> !view.equals(told.get(view.id())))
          .forEach(view -> changes.add(event("app", view)));
      return changes;
    }

    private static ServerSentEvent<Object> event(String name, Object data) {
      return ServerSentEvent.builder(data).event(name).build();
    }
  }
}
