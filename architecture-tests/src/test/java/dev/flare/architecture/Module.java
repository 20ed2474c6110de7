package dev.flare.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The modules and whom each may know. The table of `ARCHITECTURE.md`, as data.
enum Module {
  MARKET("common-market", Spring.FREE),
  JVM("common-jvm", Spring.FREE),
  JSONDB("common-jsondb", Spring.FREE),
  BITGET("common-bitget", Spring.FREE, MARKET),
  SIGNAL("common-signal", Spring.FREE, MARKET),
  TRADING("common-trading", Spring.FREE, MARKET, JSONDB),
  SERVICE("common-service", Spring.ALLOWED),
  TRADER("common-trader", Spring.ALLOWED, TRADING, SERVICE, BITGET, JSONDB, MARKET),
  GNOME("gnome-service", Spring.ALLOWED, SIGNAL, BITGET, JSONDB, SERVICE, MARKET),
  FLUX("flux-service", Spring.ALLOWED, TRADER, TRADING, SERVICE, MARKET),
  GRID("grid-service", Spring.ALLOWED, TRADER, TRADING, SERVICE, MARKET),
  SNAP("snap-service", Spring.ALLOWED, TRADER, TRADING, SERVICE, MARKET),
  PULSE("pulse-gateway", Spring.ALLOWED, SERVICE, JSONDB, JVM),
  SIMULATOR("bitget-simulator", Spring.ALLOWED, SERVICE, MARKET),
  DEMO("demo", Spring.FREE, MARKET, JVM);

  enum Spring {
    FREE,
    ALLOWED
  }

  private final String directory;
  private final Spring spring;
  private final Set<Module> knows;

  Module(String directory, Spring spring, Module... knows) {
    this.directory = directory;
    this.spring = spring;
    this.knows = Set.of(knows);
  }

  String directory() {
    return directory;
  }

  boolean isSpringFree() {
    return spring == Spring.FREE;
  }

  /// `common-market` lives in `dev.flare.market`, `gnome-service` in `dev.flare.gnome`.
  String packages() {
    return "dev.flare." + name().toLowerCase(Locale.ROOT) + "..";
  }

  /// The packages of ours that this one must not know.
  List<String> forbidden() {
    return Arrays.stream(values())
        .filter(other -> other != this && !knows.contains(other))
        .map(Module::packages)
        .toList();
  }
}
