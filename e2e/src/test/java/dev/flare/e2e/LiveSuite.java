package dev.flare.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A simulated exchange, Gnome and a trader with keys to it, as real processes; the trader may be
/// killed and started again.
final class LiveSuite implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// Ten minutes of the market in a second.
  private static final String SPEED = "600";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final int exchange = freePort();
  private final int gnome = freePort();
  private final int trader = freePort();
  private Process trading;

  LiveSuite(Path directory) throws Exception {
    this.directory = directory;
    start(
        "bitget-simulator",
        exchange,
        Map.of("SPEED", SPEED, "BALANCES", "USDT:10000", "LIMITS", "true"));
    start(
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
    settings.put("SIGNAL_MAX_AGE_MS", "600000");
    settings.put("RAPID_INTERVAL_MS", "200");
    settings.put("RAPID_CLOSE_INTERVAL_MS", "20");
    settings.put("RAPID_PROFIT_TIMEOUT_MS", "600000");
    settings.put("MAX_ENTRY_SPREAD_PERC", "5");
    return start("snap-service", trader, settings);
  }

  private Process start(String module, int port, Map<String, String> settings) throws Exception {
    Path home = Files.createDirectories(directory.resolve(module));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ROOT.resolve(module).resolve("target").resolve(module + ".jar").toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    Process process = builder.start();
    processes.add(process);
    await(port, "/actuator/health", it -> it.path("status").asString().equals("UP"));
    return process;
  }

  void killTrader() throws InterruptedException {
    trading.destroyForcibly().waitFor();
  }

  void startTraderAgain() throws Exception {
    trading = startTrader();
  }

  JsonNode trader(String path) throws IOException, InterruptedException {
    return json(get(trader, path));
  }

  HttpResponse<String> tellTrader(String method, String path, String body)
      throws IOException, InterruptedException {
    return tell(trader, method, path, body);
  }

  JsonNode exchange(String path) throws IOException, InterruptedException {
    return json(get(exchange, path));
  }

  void tellExchange(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = tell(exchange, method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  JsonNode awaitTrader(String path, Predicate<JsonNode> meant) throws Exception {
    return await(trader, path, meant);
  }

  JsonNode awaitExchange(String path, Predicate<JsonNode> meant) throws Exception {
    return await(exchange, path, meant);
  }

  private JsonNode await(int port, String path, Predicate<JsonNode> meant) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> answer = get(port, path);
        last = answer.body();
        if (answer.statusCode() == 200 && meant.test(json(answer))) {
          return json(answer);
        }
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("%s within %s: %s".formatted(path, PATIENCE, last));
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return client.send(request(port, path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> tell(int port, String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(port, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes.reversed()) {
      process.destroy();
    }
    for (Process process : processes) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
