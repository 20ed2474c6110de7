package dev.flare.pulse.standin;

import dev.flare.pulse.app.AppOnPort;
import dev.flare.pulse.app.AppsByPort;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/// The apps that a test registers.
@Primary
public final class SampleApps implements AppsByPort {
  private final Map<Integer, AppOnPort> apps = new ConcurrentHashMap<>();

  public void put(int port, AppOnPort app) {
    apps.put(port, app);
  }

  /// Ports are given out again by the operating system, and then to strangers.
  public void forget() {
    apps.clear();
  }

  @Override
  public Optional<AppOnPort> onPort(int port) {
    return Optional.ofNullable(apps.get(port));
  }
}
