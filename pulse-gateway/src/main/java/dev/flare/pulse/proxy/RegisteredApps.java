package dev.flare.pulse.proxy;

import java.util.List;
import java.util.Optional;

/// The apps whose interfaces the proxy offers, as they are at this moment.
@FunctionalInterface
public interface RegisteredApps {
  /// Every app, whether it runs or not, in the order of the start page.
  List<RegisteredApp> all();

  default Optional<RegisteredApp> onPort(int port) {
    return all().stream().filter(app -> app.port() == port).findFirst();
  }
}
