package dev.flare.pulse.app;

import dev.flare.service.launch.SettingsReport;
import java.nio.file.Path;
import java.util.Optional;

/// Asks a component what it can be told, and what is wrong with what it is told.
@FunctionalInterface
interface ComponentReports {
  /// @param envFile without it, of no values
  /// @param directory in which the component would run
  SettingsReport of(SuiteComponent component, Optional<Path> envFile, Path directory);
}
