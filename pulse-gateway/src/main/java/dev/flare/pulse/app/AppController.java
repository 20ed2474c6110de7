package dev.flare.pulse.app;

import dev.flare.pulse.app.AppView.UsageView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// `/api/apps`: what is registered, how each app is doing, and what shall become of it.
@RestController
@RequestMapping("/api/apps")
final class AppController {
  /// No app has this id: the address is taken.
  static final String EVENTS = "events";

  private static final int MOST_POINTS = 500;
  private static final int MINUTES_OF_A_DAY = 24 * 60;

  private final Apps apps;
  private final AppEvents events;

  AppController(Apps apps, AppEvents events) {
    this.apps = apps;
    this.events = events;
  }

  @GetMapping
  List<AppView> all() {
    return apps.views();
  }

  @GetMapping("/{id}")
  AppView one(@PathVariable String id) {
    return apps.view(id);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<AppView> register(@RequestBody JsonNode form) {
    AppView added = apps.register(new AppForm(form).newApp());
    return ResponseEntity.created(URI.create("apps/" + added.id())).body(added);
  }

  @PatchMapping("/{id}")
  AppView edit(@PathVariable String id, @RequestBody JsonNode form) {
    return apps.edit(id, new AppForm(form));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    apps.remove(id);
  }

  @PostMapping("/{id}/start")
  @ResponseStatus(HttpStatus.ACCEPTED)
  AppView start(@PathVariable String id) {
    return apps.start(id);
  }

  @PostMapping("/{id}/stop")
  @ResponseStatus(HttpStatus.ACCEPTED)
  AppView stop(@PathVariable String id) {
    return apps.stop(id);
  }

  @PostMapping("/{id}/restart")
  @ResponseStatus(HttpStatus.ACCEPTED)
  AppView restart(@PathVariable String id) {
    return apps.restart(id);
  }

  /// What the app used in the latest minutes, a day at most; the newest first.
  @GetMapping("/{id}/metrics")
  List<UsageView> metrics(
      @PathVariable String id,
      @RequestParam(defaultValue = "60") int minutes,
      @RequestParam(defaultValue = "300") int points) {
    Duration span = Duration.ofMinutes(Math.clamp(minutes, 1, MINUTES_OF_A_DAY));
    return apps.usage(id, span, Math.clamp(points, 1, MOST_POINTS)).reversed().stream()
        .map(UsageView::of)
        .toList();
  }

  @GetMapping(path = "/" + EVENTS, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<Object>> events() {
    return events.stream();
  }
}
