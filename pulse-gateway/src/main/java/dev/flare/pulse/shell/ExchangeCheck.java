package dev.flare.pulse.shell;

import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.SuiteJars;
import dev.flare.pulse.watch.Roll;
import dev.flare.service.checkup.Finding;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// Has a trader's jar look at the exchange: Pulse itself knows nothing of it.
record ExchangeCheck(List<Roll.Entry> apps, SuiteJars jars) implements Check {
  private static final String COMMAND = "dev.flare.trader.ExchangeCheckCommand";
  private static final Set<String> TRADERS = Set.of("flux", "grid", "snap");

  ExchangeCheck {
    apps = List.copyOf(apps);
  }

  @Override
  public List<Finding> look() {
    try {
      String told = jars.run(SuiteComponent.FLUX, COMMAND, arguments());
      return Finding.parse(told).stream().distinct().toList();
    } catch (IOException | Problem | JacksonException e) {
      return List.of(
          Finding.warning(
              "exchange",
              "it could not be looked at: " + e.getMessage(),
              "see whether the jars of Flare are whole: ./flare build"));
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (Roll.Entry app : apps) {
      if (app.component() != null && TRADERS.contains(app.component())) {
        arguments.add(app.id());
        arguments.add(app.envFile() == null ? "none" : app.envFile());
      }
    }
    return arguments.isEmpty() ? List.of("flux", "none") : arguments;
  }
}
