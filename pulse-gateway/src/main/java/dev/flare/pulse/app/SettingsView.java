package dev.flare.pulse.app;

import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReport;
import dev.flare.service.launch.SettingsReport.Objection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an app is told, as REST tells it.
///
/// @param file in which it stands; null for an app that has none yet
/// @param editable whether Pulse may write the file
/// @param problems why the app would not start now
record SettingsView(
    List<Setting> settings,
    @Nullable String file,
    boolean editable,
    List<Objection> problems,
    List<String> warnings) {

  /// @param standard what counts where nothing is said; null where there is none
  /// @param value as it stands in the file; null where nothing stands there, and of every secret
  /// @param isSet whether something stands there
  record Setting(
      String name,
      @Nullable String standard,
      String about,
      String allowed,
      List<String> choices,
      boolean secret,
      boolean required,
      @Nullable String value,
      boolean isSet) {
    static Setting of(SettingsReport.Row row, Optional<String> value) {
      return new Setting(
          row.name(),
          row.standard(),
          row.about(),
          row.allowed(),
          row.choices(),
          row.secret(),
          row.required(),
          row.secret() ? null : value.orElse(null),
          value.isPresent());
    }
  }

  static SettingsView of(
      SettingsReport report, EnvFile env, Optional<Path> file, boolean editable) {
    return new SettingsView(
        report.settings().stream()
            .map(row -> Setting.of(row, Optional.ofNullable(env.values().get(row.name()))))
            .toList(),
        file.map(Path::toString).orElse(null),
        editable,
        report.problems(),
        report.warnings());
  }
}
