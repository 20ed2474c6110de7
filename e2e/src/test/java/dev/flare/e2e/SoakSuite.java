package dev.flare.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Flux, Grid and Snap with one key at a simulated exchange of twenty pairs, all trading live.
final class SoakSuite implements AutoCloseable {
  /// A minute of the market in a second.
  static final int SPEED = 60;

  private static final int PAIRS = 20;

  /// Small, so that there is much to close.
  static final String STOP_LOSS = "0.4";

  /// Time of the market.
  static final long PATIENCE_MILLIS = 1_200_000;

  /// Half of what the exchange gives in a real second, which is what Flare takes at most; its
  /// limits grow with the speed.
  static final int QUOTES_A_SECOND = 5 * SPEED;

  static final double NEARLY_ALL_QUOTES_A_SECOND = 0.8 * QUOTES_A_SECOND;

  private static final long FLUX_INTERVAL_MILLIS = 1_000;
  private static final long SLOT_INTERVAL_MILLIS = 2_000;

  final Component exchange;
  final List<Trading> trading;
  final List<Component> traders;
  private final Component gnome;
  private final Processes processes;

  SoakSuite(Path directory) throws Exception {
    processes = new Processes(directory);
    exchange =
        Component.start(
            processes,
            "bitget-simulator",
            Map.of(
                "SPEED", Integer.toString(SPEED),
                "PAIRS", Integer.toString(PAIRS),
                "BALANCES", "USDT:30000"));
    gnome =
        Component.start(
            processes,
            "gnome-service",
            Map.of(
                "EXTERNAL", exchange.address(),
                "EXTERNAL_CLOCK_SPEED", Integer.toString(SPEED),
                "CENTRAL_LOOP_GRANULARITY", "1min",
                "PAIRS", pairs()));
    trading =
        List.of(
            trader("flux-service", FLUX_INTERVAL_MILLIS, Map.of()),
            trader(
                "grid-service",
                SLOT_INTERVAL_MILLIS,
                Map.of("MAX_GRIDS", "5", "TRADE_TOKEN", "BTC")),
            trader(
                "snap-service",
                SLOT_INTERVAL_MILLIS,
                Map.of("MAX_GRIDS", "6", "MAX_PER_PAIR", "2")));
    traders = trading.stream().map(Trading::trader).toList();
  }

  /// @param intervalMillis of its rapid loop
  record Trading(Component trader, long intervalMillis) {}

  private String pairs() throws IOException, InterruptedException {
    return StreamSupport.stream(exchange.get("/simulator/market").get("pairs").spliterator(), false)
        .map(each -> each.get("base").asString() + "/" + each.get("quote").asString())
        .collect(Collectors.joining(","));
  }

  private Trading trader(String module, long interval, Map<String, String> own) throws Exception {
    Map<String, String> settings = new HashMap<>(own);
    settings.put("RAPID_INTERVAL_MS", Long.toString(interval));
    settings.put("GNOME_PORT", Integer.toString(gnome.port()));
    settings.put("EXTERNAL", exchange.address());
    settings.put("EXTERNAL_CLOCK_SPEED", Integer.toString(SPEED));
    settings.put(
        "EXCHANGE_KEYS",
        "simulator-key simulator-secret simulator %s en-US 3000".formatted(exchange.address()));
    settings.put("START_BALANCE", "5000");
    settings.put("SIGNAL_MAX_AGE_MS", "120000");
    settings.put("STOP_LOSS_PERC", STOP_LOSS);
    settings.put("RAPID_PROFIT_TIMEOUT_MS", Long.toString(PATIENCE_MILLIS));
    settings.put("MAX_ENTRY_SPREAD_PERC", "1");
    Component trader = Component.start(processes, module, settings);
    trader.order("PUT", "/api/mode", "{\"live\": true, \"confirm\": \"LIVE\"}");
    return new Trading(trader, interval);
  }

  /// How many requests the exchange found one too many.
  int refusedAsTooMany() throws IOException, InterruptedException {
    return answers("status=\"429\"");
  }

  int answered() throws IOException, InterruptedException {
    return answers("status=\"200\"");
  }

  private int answers(String kind) throws IOException, InterruptedException {
    return answers(exchange, kind);
  }

  static int answers(Component exchange, String kind) throws IOException, InterruptedException {
    return exchange
        .text("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains(kind))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  void everyTrader(String method, String path, String body)
      throws IOException, InterruptedException {
    for (Component trader : traders) {
      trader.order(method, path, body);
    }
  }

  /// What truly happened.
  List<JsonNode> ledger() throws IOException, InterruptedException {
    return exchange.all("/simulator/ledger");
  }

  @Override
  public void close() throws InterruptedException {
    processes.close();
  }
}
