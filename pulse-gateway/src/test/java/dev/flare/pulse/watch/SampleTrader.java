package dev.flare.pulse.watch;

import dev.flare.pulse.app.App;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.restart.RestartPolicy;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as a component does, with what the test says.
final class SampleTrader implements Questions {
  static final WatchedApp FLUX = app("flux", SuiteComponent.FLUX);

  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  static WatchedApp app(String id, SuiteComponent component) {
    return app(id, component, Phase.RUNNING, "it is well");
  }

  static WatchedApp app(String id, SuiteComponent component, Phase phase, String why) {
    App app =
        new App(
            id,
            id,
            Optional.of(component),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            RestartPolicy.ON_FAILURE);
    return new WatchedApp(
        app,
        Optional.of(15050),
        phase,
        Instant.EPOCH,
        why,
        Optional.empty(),
        Optional.of(URI.create("http://127.0.0.1:15050")).filter(_ -> phase == Phase.RUNNING),
        Optional.empty());
  }

  /// @param body with `'` for quotes
  SampleTrader answers(String path, String body) {
    answers.put(path, body.replace('\'', '"'));
    return this;
  }

  SampleTrader state(String mode, int closed, String more) {
    return answers(
        "/api/state",
        "{'mode':'%s','cash':'10','connected':true,'ledgerDifference':'0','statistics':{'closed':%d}%s}"
            .formatted(mode, closed, more));
  }

  SampleTrader silent(String path) {
    answers.remove(path);
    return this;
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public Optional<JsonNode> ask(URI app, Optional<String> accessToken, String path) {
    asked.add(path);
    return Optional.ofNullable(answers.get(path)).map(json::readTree);
  }
}
