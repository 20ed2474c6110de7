package dev.flare.pulse.app;

import dev.flare.pulse.restart.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The apps of a fresh installation: each component once, stopped, with an env file to edit.
record FreshApps(Path home) {
  /// Writes the env files that are not there yet.
  List<App> write() throws IOException {
    for (SuiteComponent component : SuiteComponent.values()) {
      Path file = envFile(component);
      Files.createDirectories(
          file.resolveSibling("."),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (Files.notExists(file)) {
        write(file, text(component));
      }
    }
    return Arrays.stream(SuiteComponent.values())
        .sorted(Comparator.comparingInt(SuiteComponent::port))
        .map(this::app)
        .toList();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private App app(SuiteComponent component) {
    return new App(
        component.code(),
        component.title(),
        Optional.of(component),
        Optional.empty(),
        Optional.of(envFile(component).toString()),
        Optional.empty(),
        false,
        RestartPolicy.ON_FAILURE);
  }

  private Path envFile(SuiteComponent component) {
    return home.resolve(component.code()).resolve(component.code() + ".env");
  }

  private static String text(SuiteComponent component) {
    String simulator =
        """
        # With the simulator in place of BitGet: play money, no internet.
        # EXTERNAL=http://127.0.0.1:%d
        """
            .formatted(SuiteComponent.SIMULATOR.port());
    String common =
        """
        # Settings of %s; each name that there is stands in docs/reference.
        PORT=%d
        """
            .formatted(component.title(), component.port());
    return component == SuiteComponent.SIMULATOR ? common : common + simulator;
  }
}
