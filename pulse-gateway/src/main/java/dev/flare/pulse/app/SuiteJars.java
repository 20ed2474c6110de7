package dev.flare.pulse.app;

import dev.flare.service.launch.SettingsReport;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The components of this installation, for somebody who asks their jars something without Pulse.
public final class SuiteJars {
  private final Installation installation;
  private final JarReports reports;

  private SuiteJars(Installation installation) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.installation = installation;
    this.reports = new JarReports(java, installation, System.getenv());
  }

  public static SuiteJars of(AppsSettings settings) {
    return new SuiteJars(new AppsWiring().installation(settings));
  }

  /// What the component says of an env file.
  ///
  /// @throws Problem when it does not
  public SettingsReport report(SuiteComponent component, Path envFile) {
    return reports.of(component, Optional.of(envFile), installation.home());
  }

  /// What a command in the component's jar prints.
  ///
  /// @throws Problem when there is no such jar
  /// @throws IOException when it does not run
  public String run(SuiteComponent component, String command, List<String> arguments)
      throws IOException {
    return reports.output(installation.jarOf(component), command, arguments);
  }
}
