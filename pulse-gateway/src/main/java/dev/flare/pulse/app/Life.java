package dev.flare.pulse.app;

import dev.flare.pulse.process.ProcessIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A started process of an app; remembered, so that a later Pulse finds it again.
///
/// @param app as it was defined when it was started
/// @param uri where it is asked; with port 0 where nobody knows
/// @param accessToken as its env file said then
record Life(
    ProcessIdentity process, Instant startedAt, App app, URI uri, Optional<String> accessToken) {
  static final URI UNKNOWN = URI.create("http://127.0.0.1:0");

  int port() {
    return uri.getPort();
  }

  boolean isReachable() {
    return !uri.equals(UNKNOWN);
  }

  /// Leaves the token out, so that no log shows it.
  @Override
  public String toString() {
    return "%s as process %d since %s".formatted(app.id(), process.pid(), startedAt);
  }
}
