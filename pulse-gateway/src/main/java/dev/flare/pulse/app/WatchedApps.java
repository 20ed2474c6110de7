package dev.flare.pulse.app;

import java.util.List;

/// Tells of all registered apps how they are; never waits.
public interface WatchedApps {
  List<WatchedApp> watched();
}
