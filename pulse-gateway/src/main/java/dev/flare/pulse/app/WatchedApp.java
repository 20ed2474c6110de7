package dev.flare.pulse.app;

import dev.flare.pulse.process.ProcessIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A registered app as one sees it who watches all of them.
///
/// @param port on which it listens, or will
/// @param since when it came into its phase
/// @param why it is in this phase, for people
/// @param process empty while it has none
/// @param address where it can be asked; empty while it cannot
/// @param accessToken what it wants to see as `Authorization: Bearer`
public record WatchedApp(
    App app,
    Optional<Integer> port,
    Phase phase,
    Instant since,
    String why,
    Optional<ProcessIdentity> process,
    Optional<URI> address,
    Optional<String> accessToken) {

  public String id() {
    return app.id();
  }

  /// One of the suite; empty for a jar of one's own.
  public Optional<SuiteComponent> component() {
    return app.component();
  }

  /// Its settings, as a whole path.
  public Optional<Path> envFile() {
    return app.envFile().map(file -> Path.of(file).toAbsolutePath().normalize());
  }

  /// Leaves the token out, so that no log shows it.
  @Override
  public String toString() {
    return "%s, %s".formatted(id(), phase);
  }
}
