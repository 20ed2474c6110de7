package dev.flare.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The components whose weight is taken, each on a free port.
///
/// @param apps the directory with their jars
record FootprintPlan(Path apps) {
  private static final int PAIRS = 50;

  /// A minute of the market in a second: each pair closes a candle every five.
  private static final String SPEED = "60";

  private static final String NOWHERE = "http://127.0.0.1:9";

  /// Each by itself, with nobody to talk to.
  List<ComponentPlan> alone() throws IOException {
    Map<String, String> nobody = Map.of("EXTERNAL", NOWHERE, "GNOME_URL", NOWHERE);
    return List.of(
        pulse(),
        component("gnome", "gnome-service", Map.of("EXTERNAL", NOWHERE)),
        component("flux", "flux-service", nobody),
        component("grid", "grid-service", nobody),
        component("snap", "snap-service", nobody),
        component("simulator", "bitget-simulator", Map.of()));
  }

  ComponentPlan pulse() throws IOException {
    return component("pulse", "pulse-gateway", Map.of("AUTH", "false"));
  }

  ComponentPlan simulator() throws IOException {
    return component(
        "simulator",
        "bitget-simulator",
        Map.of("SPEED", SPEED, "PAIRS", Integer.toString(PAIRS), "BALANCES", "USDT:30000"));
  }

  /// @param pairs all of the simulator
  ComponentPlan gnome(ComponentPlan simulator, String pairs) throws IOException {
    return component(
        "gnome",
        "gnome-service",
        Map.of(
            "EXTERNAL",
            simulator.url("").toString(),
            "EXTERNAL_CLOCK_SPEED",
            SPEED,
            "CENTRAL_LOOP_GRANULARITY",
            "5m",
            "PAIRS",
            pairs));
  }

  ComponentPlan trader(String name, ComponentPlan simulator, ComponentPlan gnome)
      throws IOException {
    String exchange = simulator.url("").toString();
    return component(
        name,
        name + "-service",
        Map.of(
            "GNOME_URL", gnome.url("").toString(),
            "EXTERNAL", exchange,
            "EXTERNAL_CLOCK_SPEED", SPEED,
            "EXCHANGE_KEYS",
                "simulator-key simulator-secret simulator %s en-US 3000".formatted(exchange),
            "START_BALANCE", "5000",
            "SIGNAL_MAX_AGE_MS", "120000",
            "STOP_LOSS_PERC", "0.4",
            "RAPID_PROFIT_TIMEOUT_MS", "1200000",
            "MAX_ENTRY_SPREAD_PERC", "1"));
  }

  private ComponentPlan component(String name, String module, Map<String, String> settings)
      throws IOException {
    int port = freePort();
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("PORT", Integer.toString(port));
    all.put("BIND_ADDRESS", "127.0.0.1");
    return new ComponentPlan(name, apps.resolve(module + ".jar"), port, all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
