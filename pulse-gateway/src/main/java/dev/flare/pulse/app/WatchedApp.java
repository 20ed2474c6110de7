package dev.flare.pulse.app;

import java.net.URI;
import java.util.Optional;

/// A registered app as one sees it who watches all of them.
///
/// @param component one of the suite; empty for a jar of one's own
/// @param why it is in this phase, for people
/// @param address where it can be asked; empty while it cannot
/// @param accessToken what it wants to see as `Authorization: Bearer`
public record WatchedApp(
    String id,
    Optional<SuiteComponent> component,
    Phase phase,
    String why,
    Optional<URI> address,
    Optional<String> accessToken) {
  /// Leaves the token out, so that no log shows it.
  @Override
  public String toString() {
    return "%s, %s".formatted(id, phase);
  }
}
