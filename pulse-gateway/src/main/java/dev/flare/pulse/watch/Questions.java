package dev.flare.pulse.watch;

import dev.flare.pulse.app.WatchedApp;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Asks an app something over REST.
@FunctionalInterface
public interface Questions {
  /// @param app where it listens
  /// @param accessToken what it wants to be shown
  /// @return what it answers; empty where it does not, or says no
  Optional<JsonNode> ask(URI app, Optional<String> accessToken, String path);

  /// The same of an app that is watched; empty while it cannot be asked.
  default Optional<JsonNode> ask(WatchedApp app, String path) {
    return app.address().flatMap(address -> ask(address, app.accessToken(), path));
  }
}
