package dev.flare.pulse.watch;

import dev.flare.pulse.app.WatchedApp;
import java.util.Optional;

/// Looks at an app from outside.
interface Watch {
  /// @return what was seen; empty where the app does not tell
  Optional<Sight> look(WatchedApp app);
}
