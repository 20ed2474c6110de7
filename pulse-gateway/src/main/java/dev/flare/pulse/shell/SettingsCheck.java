package dev.flare.pulse.shell;

import dev.flare.pulse.PulseSettings;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.watch.Roll;
import dev.flare.service.checkup.Finding;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsReport;
import dev.flare.service.web.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether Pulse and its apps would start with the settings that they have.
///
/// @param own the settings of Pulse
/// @param reports asks a component what it says of an env file
record SettingsCheck(EnvFile own, Path ownFile, List<Roll.Entry> apps, Reports reports)
    implements Check {
  SettingsCheck {
    apps = List.copyOf(apps);
  }

  /// Asks a component.
  @FunctionalInterface
  interface Reports {
    /// @throws Problem when it does not tell
    SettingsReport of(SuiteComponent component, Path envFile);
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>(ownFindings());
    for (Roll.Entry app : apps) {
      if (app.envFile() != null && app.component() != null) {
        findings.addAll(of(app.id(), app.component(), Path.of(app.envFile())));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("settings", "Pulse and its apps take their settings"))
        : findings;
  }

  private List<Finding> ownFindings() {
    SettingsReader in = new SettingsReader(Map.of(), own);
    PulseSettings _ = PulseSettings.read(in);
    List<Finding> findings = new ArrayList<>();
    in.problems()
        .forEach(
            it -> findings.add(broken("pulse", "%s: %s".formatted(it.name(), it.why()), ownFile)));
    in.warnings().forEach(it -> findings.add(warning("pulse", it, ownFile)));
    return findings;
  }

  private List<Finding> of(String id, String component, Path file) {
    if (!Files.isReadable(file)) {
      return List.of(broken(id, "its env file is not there", file));
    }
    try {
      SettingsReport report = reports.of(SuiteComponent.of(component).orElseThrow(), file);
      List<Finding> findings = new ArrayList<>();
      report
          .problems()
          .forEach(it -> findings.add(broken(id, "%s: %s".formatted(it.name(), it.why()), file)));
      report.warnings().forEach(it -> findings.add(warning(id, it, file)));
      return findings;
    } catch (Problem e) {
      return List.of(broken(id, String.valueOf(e.getMessage()), file));
    }
  }

  private static Finding broken(String of, String what, Path file) {
    return Finding.broken("settings", of + " would not start: " + what, "mend " + file);
  }

  private static Finding warning(String of, String what, Path file) {
    return Finding.warning("settings", of + ": " + what, "mend " + file);
  }
}
