package dev.flare.pulse.app;

import java.net.URI;
import java.util.Optional;

/// The app that is registered on a port.
public sealed interface AppOnPort {
  String id();

  String title();

  /// It runs and may be asked.
  ///
  /// @param address without a path, on this machine
  /// @param accessToken what it wants to see as `Authorization: Bearer`
  record Up(String id, String title, URI address, Optional<String> accessToken)
      implements AppOnPort {
    /// Leaves the token out, so that no log shows it.
    @Override
    public String toString() {
      return "Up[%s at %s]".formatted(id, address);
    }
  }

  /// Nobody answers there now.
  ///
  /// @param why for people
  record Down(String id, String title, Phase phase, String why) implements AppOnPort {}
}
