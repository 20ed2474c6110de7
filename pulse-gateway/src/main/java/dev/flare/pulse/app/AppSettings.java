package dev.flare.pulse.app;

import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReport;
import dev.flare.service.launch.SettingsReport.Objection;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shows and changes what stands in the env files of apps that are components of the suite.
///
/// Only env files below `home` are ever written, and only names that the component knows: whoever
/// is logged in shall not write into other files of this machine. What the component would refuse
/// is refused here, by the component itself. Secrets go in and never come out.
final class AppSettings {
  /// Those that are Pulse's matter, and options of the JVM, of which some start any program and
  /// some write any file: they are for who may write the env file by hand.
  private static final Set<String> HIDDEN = Set.of("PARENT_PID", "JAVA_OPTIONS");

  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Apps apps;
  private final ComponentReports reports;
  private final Path home;

  AppSettings(Apps apps, ComponentReports reports, Path home) {
    this.apps = apps;
    this.reports = reports;
    this.home = home;
  }

  /// What became of a wish to change settings.
  sealed interface Outcome {
    record Done(AppView app) implements Outcome {}

    /// @param objections of the component; nothing was changed
    record Refused(List<Objection> objections) implements Outcome {
      public Refused {
        objections = List.copyOf(objections);
      }
    }
  }

  /// What a component can be told.
  SettingsView of(SuiteComponent component) {
    SettingsReport report = reports.of(component, Optional.empty(), home);
    return SettingsView.of(shown(report), EnvFile.empty(), Optional.empty(), true);
  }

  /// What the app is told, and can be.
  SettingsView of(String id) {
    App app = apps.definition(id);
    Optional<Path> file = file(app);
    Path directory = file.map(Path::getParent).orElse(home);
    SettingsReport report = reports.of(component(app), file.filter(Files::isReadable), directory);
    return SettingsView.of(shown(report), values(file), file, file.map(this::isOurs).orElse(true));
  }

  /// Registers an app with an env file of its own, or does nothing.
  synchronized Outcome register(App app, Map<String, Optional<String>> values) {
    apps.requireUnknown(app.id());
    Path file = home.resolve(app.id()).resolve(app.id() + ".env");
    if (app.envFile().isPresent() || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Problem.conflict(
          "env-file-exists",
          "There is an env file %s already: name it as the env file, and change it afterwards"
              .formatted(app.envFile().orElse(file.toString())));
    }
    requireOurs(file);
    String head = "# Settings of %s, changed on Pulse's page and by hand.".formatted(app.title());
    return written(
        component(app),
        file,
        new EnvText(head),
        values,
        draft -> apps.register(in(app, draft), file));
  }

  /// Changes values in the app's env file, or does nothing. They count from its next start.
  synchronized Outcome change(String id, Map<String, Optional<String>> changes) {
    App app = apps.definition(id);
    Path file = file(app).orElse(home.resolve(id).resolve(id + ".env"));
    requireOurs(file);
    return written(
        component(app), file, text(file), changes, draft -> apps.refit(in(app, draft), file));
  }

  /// Puts the changed text in the place of the file once nobody objects.
  private Outcome written(
      SuiteComponent component,
      Path file,
      EnvText before,
      Map<String, Optional<String>> changes,
      Fitting fitting) {
    EnvText after = before.with(changes);
    try {
      Path directory = Files.createDirectories(parent(file), OWNERS_DIRECTORY);
      Path draft = Files.createTempFile(directory, ".", ".draft", OWNERS_FILE);
      try {
        Files.writeString(draft, after.text());
        SettingsReport report = reports.of(component, Optional.of(draft), directory);
        requireKnown(changes.keySet(), report);
        return report.problems().isEmpty()
            ? new Outcome.Done(fitting.fit(draft))
            : new Outcome.Refused(report.problems());
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes the draft over as the app's env file.
  @FunctionalInterface
  private interface Fitting {
    AppView fit(Path draft) throws IOException;
  }

  private static void requireKnown(Set<String> names, SettingsReport report) {
    List<String> known = shown(report).settings().stream().map(SettingsReport.Row::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Problem.malformed("setting-unknown", "There is no setting of that name");
        });
  }

  private static App in(App app, Path file) {
    return app.withEnvFile(file.toString());
  }

  private static SettingsReport shown(SettingsReport report) {
    return new SettingsReport(
        report.settings().stream().filter(row -> !HIDDEN.contains(row.name())).toList(),
        report.problems(),
        report.warnings());
  }

  private static SuiteComponent component(App app) {
    return app.component()
        .orElseThrow(() ->
            Problem.conflict(
                "settings-unknown", "What a jar of your own can be told, only its env file says"));
  }

  private static Optional<Path> file(App app) {
    return app.envFile().map(name -> Path.of(name).toAbsolutePath().normalize());
  }

  private void requireOurs(Path file) {
    if (!isOurs(file)) {
      throw Problem.conflict(
          "env-file-foreign",
          "Pulse writes only env files below %s; change %s by hand".formatted(home, file));
    }
  }

  /// Follows links: a link out of `home` leads elsewhere.
  private boolean isOurs(Path file) {
    try {
      return (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
              || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          && real(file).startsWith(real(home));
    } catch (IOException _) {
      return false;
    }
  }

  /// Where it lies or would lie, behind all links.
  private static Path real(Path file) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? file.toRealPath()
        : real(parent(file)).resolve(file.getFileName());
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static EnvText text(Path file) {
    try {
      return new EnvText(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw Problem.conflict("env-file-missing", "%s cannot be read".formatted(file));
    }
  }

  private static EnvFile values(Optional<Path> file) {
    try {
      return file.isPresent() ? EnvFile.read(file.get()) : EnvFile.empty();
    } catch (IOException | IllegalArgumentException _) {
      return EnvFile.empty();
    }
  }

  static void replace(Path draft, Path file) throws IOException {
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
