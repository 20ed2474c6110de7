package dev.flare.pulse.app;

import dev.flare.service.web.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/apps/{id}/settings` and `/api/components/{component}/settings`: what stands in the env
/// file of an app, and what can.
@RestController
final class SettingsController {
  private static final int LONGEST = 4000;

  private final AppSettings settings;

  SettingsController(AppSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/api/components/{component}/settings")
  SettingsView ofComponent(@PathVariable String component) {
    return settings.of(
        SuiteComponent.of(component)
            .orElseThrow(
                () -> Problem.notFound("component-unknown", "There is no such component")));
  }

  @GetMapping("/api/apps/{id}/settings")
  SettingsView ofApp(@PathVariable String id) {
    return settings.of(id);
  }

  /// Registers an app with an env file made of these values.
  @PostMapping("/api/components/{component}/apps")
  ResponseEntity<Object> register(@PathVariable String component, @RequestBody JsonNode form) {
    if (!(form.path("app") instanceof ObjectNode app)) {
      throw Problem.malformed("app-malformed", "An app is a JSON object");
    }
    app.put("component", component);
    return answer(
        HttpStatus.CREATED,
        settings.register(new AppForm(app).newApp(), changes(form.path("settings"))));
  }

  /// Changes the values that are named; `null` takes one away.
  @PatchMapping("/api/apps/{id}/settings")
  ResponseEntity<Object> change(@PathVariable String id, @RequestBody JsonNode changes) {
    return answer(HttpStatus.OK, settings.change(id, changes(changes)));
  }

  private static ResponseEntity<Object> answer(HttpStatus status, AppSettings.Outcome outcome) {
    return switch (outcome) {
      case AppSettings.Outcome.Done(AppView app) -> ResponseEntity.status(status).body(app);
      case AppSettings.Outcome.Refused refused -> {
        ProblemDetail body =
            Problem.malformed("settings-refused", "The app would not start with these settings")
                .body();
        body.setProperty("problems", refused.objections());
        yield ResponseEntity.unprocessableContent().body(body);
      }
    };
  }

  private static Map<String, Optional<String>> changes(JsonNode named) {
    if (!named.isObject()) {
      throw Problem.malformed("settings-malformed", "Settings are a JSON object");
    }
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    named
        .properties()
        .forEach(property -> changes.put(property.getKey(), value(property.getValue())));
    return changes;
  }

  private static Optional<String> value(JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString() || value.asString().length() > LONGEST) {
      throw Problem.malformed(
          "settings-malformed", "A setting is a text of %d signs at most".formatted(LONGEST));
    }
    return Optional.of(value.asString().strip()).filter(text -> !text.isEmpty());
  }
}
