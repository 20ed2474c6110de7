package dev.flare.pulse.app;

import java.util.Optional;

/// Tells which app is registered on a port; asked for every proxied request, so it never waits.
public interface AppsByPort {
  /// Empty where no app is registered, whatever may listen there.
  Optional<AppOnPort> onPort(int port);
}
