package dev.flare.pulse.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A component of Flare that Pulse knows how to start, in the order in which they start.
public enum SuiteComponent {
  SIMULATOR("bitget-simulator", 4900),
  GNOME("gnome-service", 4000),
  FLUX("flux-service", 4050),
  GRID("grid-service", 4100),
  SNAP("snap-service", 4150);

  private final String module;
  private final int port;

  SuiteComponent(String module, int port) {
    this.module = module;
    this.port = port;
  }

  public static Optional<SuiteComponent> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /// How it is written: `gnome`, `flux`, ...; also its standard `PERSISTENCE_DIRECTORY`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return name().charAt(0) + code().substring(1);
  }

  String jar() {
    return module + ".jar";
  }

  String module() {
    return module;
  }

  /// Where it listens when nothing else is said.
  int port() {
    return port;
  }
}
