package dev.flare.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A simulated exchange, Gnome and a trader with keys to it, as real processes; the trader may be
/// killed and started again.
final class LiveSuite implements AutoCloseable {
  /// Ten minutes of the market in a second.
  private static final String SPEED = "600";

  private final Processes processes;
  private final int exchange = Processes.freePort();
  private final int gnome = Processes.freePort();
  private final int trader = Processes.freePort();
  private final Process market;
  private Process trading;

  LiveSuite(Path directory) throws Exception {
    this.processes = new Processes(directory);
    this.market =
        processes.start(
            "bitget-simulator",
            exchange,
            Map.of("SPEED", SPEED, "BALANCES", "USDT:10000", "LIMITS", "true"));
    processes.start(
        "gnome-service",
        gnome,
        Map.of(
            "EXTERNAL", "http://127.0.0.1:" + exchange,
            "EXTERNAL_CLOCK_SPEED", SPEED,
            "CENTRAL_LOOP_GRANULARITY", "5m",
            "SETTLING_DELAY_MS", "12000",
            "PAIRS", "BTC/USDT,ETH/USDT,SOL/USDT,XRP/USDT,DOGE/USDT,ADA/USDT"));
    trading = startTrader();
  }

  private Process startTrader() throws Exception {
    return processes.start("snap-service", trader, traderSettings());
  }

  private Map<String, String> traderSettings() {
    String home = "http://127.0.0.1:" + exchange;
    Map<String, String> settings = new HashMap<>();
    settings.put("GNOME_PORT", Integer.toString(gnome));
    settings.put("EXTERNAL", home);
    settings.put("EXTERNAL_CLOCK_SPEED", SPEED);
    settings.put(
        "EXCHANGE_KEYS", "simulator-key simulator-secret simulator %s en-US 3000".formatted(home));
    settings.put("START_BALANCE", "5000");
    settings.put("MAX_GRIDS", "4");
    settings.put("MAX_PER_PAIR", "2");
    settings.put("SIGNAL_MAX_AGE_MS", "3000000");
    settings.put("STATIC_TP", "0.2");
    settings.put("STOP_LOSS_PERC", "0.3");
    settings.put("RAPID_INTERVAL_MS", "200");
    settings.put("RAPID_CLOSE_INTERVAL_MS", "20");
    settings.put("RAPID_PROFIT_TIMEOUT_MS", "600000");
    settings.put("MAX_ENTRY_SPREAD_PERC", "5");
    return settings;
  }

  void killTrader() throws InterruptedException {
    trading.destroyForcibly().waitFor();
  }

  /// Returns when it is up.
  void startTraderAgain() throws Exception {
    trading = startTrader();
  }

  /// Returns at once: the next kill may come while it reads its files or asks what became of its
  /// conversions.
  void beginTraderAgain() throws IOException {
    trading = processes.begin("snap-service", trader, traderSettings());
  }

  /// Returns when the exchange has a trade to answer, or none came for so long.
  void awaitTrade(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline && !isTrading()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean isTrading() throws InterruptedException {
    try {
      JsonNode last = trader("/api/conversions?limit=1");
      return last.size() == 1 && last.get(0).get("status").asString().equals("submitted");
    } catch (IOException e) {
      return false;
    }
  }

  JsonNode trader(String path) throws IOException, InterruptedException {
    return component().get(path);
  }

  /// A whole list of the trader, page by page.
  List<JsonNode> allOfTrader(String path) throws IOException, InterruptedException {
    return component().all(path);
  }

  private Component component() {
    return new Component(processes, "snap-service", trader, trading);
  }

  HttpResponse<String> tellTrader(String method, String path, String body)
      throws IOException, InterruptedException {
    return processes.tell(trader, method, path, body);
  }

  /// All that the exchange converted, whoever asked for it.
  List<JsonNode> converted() throws IOException, InterruptedException {
    return new Component(processes, "bitget-simulator", exchange, market).all("/simulator/ledger");
  }

  void tellExchange(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = processes.tell(exchange, method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  JsonNode awaitTrader(String path, Predicate<JsonNode> meant) throws Exception {
    return processes.await(trader, path, meant);
  }

  JsonNode awaitExchange(String path, Predicate<JsonNode> meant) throws Exception {
    return processes.await(exchange, path, meant);
  }

  @Override
  public void close() throws InterruptedException {
    processes.close();
  }
}
