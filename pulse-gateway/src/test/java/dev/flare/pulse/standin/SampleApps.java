package dev.flare.pulse.standin;

import dev.flare.pulse.app.AppOnPort;
import dev.flare.pulse.app.AppsByPort;
import dev.flare.pulse.page.AppLinks;
import dev.flare.pulse.page.StartPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/// The apps that a test registers.
@Primary
public final class SampleApps implements AppsByPort, AppLinks {
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

  @Override
  public List<StartPage.Link> now() {
    return apps.entrySet().stream()
        .map(app -> new StartPage.Link(app.getValue().title(), app.getKey(), "running"))
        .toList();
  }
}
