package dev.flare.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which components run in the demo and how each is set up.
///
/// The simulator's market runs faster than real time, so every setting of market time is written in
/// the market's time here, and every technical one (the rapid interval) in real time.
record DemoPlan(
    Market market, ComponentPlan simulator, ComponentPlan gnome, List<ComponentPlan> traders) {
  private static final String API_KEY = "demo-key";
  private static final String API_SECRET = "demo-secret";
  private static final String API_PASSPHRASE = "demopassphrase";

  DemoPlan {
    traders = List.copyOf(traders);
  }

  static DemoPlan of(DemoOptions options) {
    Market market = Market.of(options.candles());
    ComponentPlan simulator = simulator(options, market);
    ComponentPlan gnome = gnome(options, market, simulator);
    return new DemoPlan(
        market,
        simulator,
        gnome,
        List.of(flux(options, market, simulator, gnome), grid(options, market, simulator, gnome)));
  }

  /// All of them, in the order in which they start.
  List<ComponentPlan> components() {
    return Stream.concat(Stream.of(simulator, gnome), traders.stream()).toList();
  }

  private static ComponentPlan simulator(DemoOptions options, Market market) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("SPEED", market.speed().toPlainString());
    settings.put("SEED", Long.toString(options.seed()));
    settings.put("API_KEY", API_KEY);
    settings.put("API_SECRET", API_SECRET);
    settings.put("API_PASSPHRASE", API_PASSPHRASE);
    settings.put("BALANCES", market.baseToken() + ":10000");
    if (market.files().isEmpty()) {
      settings.put("PAIRS", pairs(market));
    } else {
      settings.put(
          "CANDLES", market.files().stream().map(Path::toString).collect(Collectors.joining(",")));
    }
    return component(options, "simulator", "bitget-simulator", 4900, settings);
  }

  private static ComponentPlan gnome(DemoOptions options, Market market, ComponentPlan simulator) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("EXTERNAL", exchange(simulator));
    settings.put("EXTERNAL_CLOCK_SPEED", market.speed().toPlainString());
    settings.put("CENTRAL_LOOP_GRANULARITY", market.granularity().code());
    settings.put("SETTLING_DELAY_MS", Long.toString(market.marketMillis(20)));
    settings.put("PAIRS", pairs(market));
    settings.put("PERSISTENCE_DIRECTORY", "gnome");
    return component(options, "gnome", "gnome-service", 4000, settings);
  }

  private static ComponentPlan flux(
      DemoOptions options, Market market, ComponentPlan simulator, ComponentPlan gnome) {
    Map<String, String> settings = trader(market, simulator, gnome);
    settings.put("PERSISTENCE_DIRECTORY", "flux");
    return component(options, "flux", "flux-service", 4050, settings);
  }

  private static ComponentPlan grid(
      DemoOptions options, Market market, ComponentPlan simulator, ComponentPlan gnome) {
    Map<String, String> settings = trader(market, simulator, gnome);
    settings.put("PERSISTENCE_DIRECTORY", "grid");
    settings.put("TRADE_TOKEN", market.firstPair().base().name());
    settings.put("RAPID_CLOSE_INTERVAL_MS", "50");
    return component(options, "grid", "grid-service", 4100, settings);
  }

  private static Map<String, String> trader(
      Market market, ComponentPlan simulator, ComponentPlan gnome) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("GNOME_URL", "http://127.0.0.1:" + gnome.port());
    settings.put("EXTERNAL", exchange(simulator));
    settings.put("EXTERNAL_CLOCK_SPEED", market.speed().toPlainString());
    settings.put("EXCHANGE_KEYS", keys(simulator));
    settings.put("BASE_TOKEN", market.baseToken().name());
    settings.put("START_BALANCE", "1000");
    settings.put("SIGNAL_MAX_AGE_MS", Long.toString(market.marketMillis(2_000)));
    settings.put("RAPID_INTERVAL_MS", "250");
    return settings;
  }

  private static ComponentPlan component(
      DemoOptions options, String name, String module, int port, Map<String, String> settings) {
    int ownPort = port + options.portOffset();
    settings.put("PORT", Integer.toString(ownPort));
    settings.put("BIND_ADDRESS", "127.0.0.1");
    Path jar = options.apps().resolve(module + ".jar");
    return new ComponentPlan(name, jar, ownPort, settings);
  }

  private static String exchange(ComponentPlan simulator) {
    return "http://127.0.0.1:" + simulator.port();
  }

  private static String keys(ComponentPlan simulator) {
    return String.join(
        " ", API_KEY, API_SECRET, API_PASSPHRASE, exchange(simulator), "en-US", "5000");
  }

  private static String pairs(Market market) {
    return market.pairs().stream()
        .map(pair -> pair.base() + "/" + pair.quote())
        .collect(Collectors.joining(","));
  }
}
