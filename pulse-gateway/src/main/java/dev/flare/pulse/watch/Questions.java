package dev.flare.pulse.watch;

import dev.flare.pulse.app.WatchedApp;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Asks an app something.
@FunctionalInterface
interface Questions {
  /// @return what it answers; empty where it does not, or says no
  Optional<JsonNode> ask(WatchedApp app, String path);
}
