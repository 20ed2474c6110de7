package dev.flare.pulse.app;

import dev.flare.pulse.restart.RestartPolicy;
import java.nio.file.Path;
import java.util.Optional;

/// What the user registered to be started and watched.
///
/// @param id letters, digits and hyphens; names its log folder too
/// @param component one of the suite; otherwise `jar` says what is started
/// @param envFile the settings it is started with
/// @param port when left out, the env file says it
/// @param autoStart whether it starts with the machine
public record App(
    String id,
    String title,
    Optional<SuiteComponent> component,
    Optional<String> jar,
    Optional<String> envFile,
    Optional<Integer> port,
    boolean autoStart,
    RestartPolicy restart) {
  public App {
    if (component.isPresent() == jar.isPresent()) {
      throw new IllegalArgumentException("%s is either a component or a jar".formatted(id));
    }
  }

  /// Of the file from which it is started.
  String jarName() {
    return component
        .map(SuiteComponent::jar)
        .orElseGet(() -> Path.of(jar.orElseThrow()).getFileName().toString());
  }

  App withEnvFile(String file) {
    return new App(id, title, component, jar, Optional.of(file), port, autoStart, restart);
  }
}
