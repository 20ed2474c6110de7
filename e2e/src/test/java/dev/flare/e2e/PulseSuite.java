package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.testing.StompCaller;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An installation as `./flare up` makes it, on ports of its own; Pulse may be killed and started
/// again, its user logs in with a password.
final class PulseSuite implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOKEN = "a token that no browser sees";
  private static final String PASSWORD = "a password for a test";

  private static final String FAULTS = "/simulator/faults";
  private static final String NO_QUOTES =
      """
      {"call": "quote", "fault": {"does": "refuse", "code": "43120"}}\
      """;

  /// After so many, those that were asked for before have come.
  private static final int REFUSED_QUOTES = 20;

  /// Ten minutes of the market in a second.
  private static final int FAST = 600;

  /// The speed at which a candle of a minute lasts half a second.
  private static final int CANDLE_MINUTE = 120;

  private final Path directory;
  private final int speed;
  private final Script script;
  private final int port = Processes.freePort();
  private final int exchange = Processes.freePort();
  private final int gnome = Processes.freePort();
  private final Map<String, Integer> traders =
      Map.of(
          "flux",
          Processes.freePort(),
          "second",
          Processes.freePort(),
          "grid",
          Processes.freePort(),
          "snap",
          Processes.freePort());
  private CookieManager cookies = new CookieManager();
  private HttpClient client = HttpClient.newHttpClient();
  private FlareScript pulse;

  PulseSuite(Path directory) throws Exception {
    this(directory, FAST);
  }

  /// @param speed how many times faster than ours the market's clock runs
  PulseSuite(Path directory, int speed) throws Exception {
    this(directory, speed, FlareScript::start);
  }

  /// The installation that an archive is when it was unpacked in the directory.
  static PulseSuite ofArchive(Path directory) throws Exception {
    return new PulseSuite(directory, FAST, FlareScript::ofArchive);
  }

  /// How the installation's script is run.
  private interface Script {
    FlareScript run(Path directory, Map<String, String> environment, String... arguments)
        throws IOException;
  }

  private PulseSuite(Path directory, int speed, Script script) throws Exception {
    this.directory = directory;
    this.speed = speed;
    this.script = script;
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        directory.resolve("data/.env"),
        "PORT=%d%nAUTH_PASS=\"%s\"%nMETRICS_TOKEN=\"%s\"%n".formatted(port, PASSWORD, TOKEN));
    String home = "http://127.0.0.1:" + exchange;
    exchangeFile("");
    envFile(
        "gnome",
        gnome,
        "EXTERNAL=" + home,
        "EXTERNAL_CLOCK_SPEED=" + speed,
        "CENTRAL_LOOP_GRANULARITY=%dm".formatted(speed / CANDLE_MINUTE),
        "SETTLING_DELAY_MS=12000",
        "PAIRS=BTC/USDT,ETH/USDT,SOL/USDT,XRP/USDT,DOGE/USDT,ADA/USDT");
    traderFile("flux", "flux");
    traderFile("flux", "second");
    traderFile("grid", "grid");
    traderFile("snap", "snap");
    pulse = up();
  }

  /// @param more a line at its end
  private void exchangeFile(String more) throws IOException {
    envFile("simulator", exchange, "SPEED=" + speed, "BALANCES=USDT:10000", more);
  }

  private void envFile(String app, int appPort, String... lines) throws IOException {
    Path file = envFile(app, app);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "PORT=%d%n%s%n".formatted(appPort, String.join("\n", lines)));
  }

  /// The env file of that name in the folder of a component.
  Path envFile(String component, String name) {
    return directory.resolve("data/apps").resolve(component).resolve(name + ".env");
  }

  /// Writes the env file of a trader.
  ///
  /// @param more lines at its end
  void traderFile(String component, String name, String... more) throws IOException {
    String home = "http://127.0.0.1:" + exchange;
    Path file = envFile(component, name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        PORT=%d
        GNOME_PORT=%d
        PERSISTENCE_DIRECTORY=%s
        EXTERNAL=%s
        EXTERNAL_CLOCK_SPEED=%d
        EXCHANGE_KEYS="simulator-key simulator-secret simulator %s en-US 3000"
        SIGNAL_MAX_AGE_MS=600000
        RAPID_INTERVAL_MS=200
        RAPID_PROFIT_TIMEOUT_MS=600000
        MAX_ENTRY_SPREAD_PERC=5
        START_BALANCE=1000
        ACCESS_TOKEN=%s
        %s
        """
            .formatted(
                traders.get(name), gnome, name, home, speed, home, TOKEN, String.join("\n", more)));
  }

  private FlareScript up() throws Exception {
    return script.run(directory, data(), "up");
  }

  void logIn() throws Exception {
    cookies = new CookieManager();
    client = HttpClient.newBuilder().cookieHandler(cookies).build();
    JsonNode _ = await(port, "/actuator/health", it -> it.path("status").asString().equals("UP"));
    HttpResponse<String> _ = client.send(request(port, "/login").build(), BodyHandlers.ofString());
    String form =
        "username=flare&password=%s&_csrf=%s"
            .formatted(URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8), csrf());
    HttpResponse<String> answer =
        client.send(
            request(port, "/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 303) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    JsonNode _ = pulse("/api/apps");
  }

  private String csrf() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /// As nothing but a power cut or the system itself does it.
  void killPulse() throws Exception {
    pulse.kill();
    int _ = pulse.exitCode();
  }

  void startPulseAgain() throws Exception {
    pulse = up();
    logIn();
  }

  /// Whatever became of it.
  void havePulseRun() throws Exception {
    if (!pulse.isRunning()) {
      pulse = up();
    }
    logIn();
  }

  /// Has something like systemd start Pulse of an archive from now on, whenever it ends.
  FlareScript supervise() throws Exception {
    endPulse();
    pulse = FlareScript.supervisor(directory, data());
    logIn();
    return pulse;
  }

  void superviseNoMore() throws Exception {
    killPulse();
    endPulse();
    startPulseAgain();
  }

  /// Whoever started it; what it started goes on.
  private void endPulse() {
    String jar = directory.resolve("apps/pulse-gateway.jar").toString();
    List<ProcessHandle> running =
        ProcessHandle.allProcesses()
            .filter(each -> each.info().commandLine().orElse("").contains(jar))
            .toList();
    running.forEach(ProcessHandle::destroy);
    running.forEach(each -> each.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  private Map<String, String> data() {
    return Map.of("FLARE_DATA", directory.resolve("data").toString());
  }

  void startAndAwait(String... apps) throws Exception {
    for (String app : apps) {
      startAllAndAwait(app);
    }
  }

  /// Starts those that do not need each other, at once.
  void startAllAndAwait(String... apps) throws Exception {
    for (String app : apps) {
      tell("POST", "/api/apps/%s/start".formatted(app));
    }
    for (String app : apps) {
      JsonNode _ = awaitState(app, "RUNNING");
    }
  }

  JsonNode awaitState(String app, String state) throws Exception {
    return awaitApp(app, it -> it.path("state").asString().equals(state));
  }

  JsonNode pulse(String path) throws Exception {
    return await(port, path, _ -> true);
  }

  /// What a trader says to one who comes through Pulse.
  JsonNode throughPulse(String trader, String path) throws Exception {
    return await(port, "/%d%s".formatted(portOf(trader), path), _ -> true);
  }

  /// All that an app printed, as Pulse hands it out.
  String printed(String app) throws Exception {
    String path = "/api/apps/%s/logs/download".formatted(app);
    return client.send(request(port, path).build(), BodyHandlers.ofString()).body();
  }

  /// All that an app printed, from the file to which it writes by itself.
  String written(String app) throws IOException {
    Path logs = directory.resolve("data/storage_pulse/logs").resolve(app);
    try (Stream<Path> files = Files.list(logs)) {
      List<Path> all = files.toList();
      assertThat(all).as("short enough for one file").hasSize(1);
      return Files.readString(all.getFirst());
    }
  }

  /// Listens to a trader itself, beside Pulse.
  HeardValuations valuations(String trader) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + portOf(trader));
    return new HeardValuations(StompCaller.behindGateway(address, TOKEN), speed);
  }

  /// What a monitoring system reads of Pulse, Gnome and Flux, all through Pulse.
  String metrics() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String prefix : List.of("", "/" + gnome, "/" + portOf("flux"))) {
      HttpRequest request =
          request(port, prefix + "/actuator/prometheus")
              .header("Authorization", "Bearer " + TOKEN)
              .build();
      HttpClient stranger = HttpClient.newHttpClient();
      all.append(stranger.send(request, BodyHandlers.ofString()).body());
    }
    return all.toString();
  }

  /// What a command of `./flare` about this installation prints.
  ///
  /// @param place of the run
  String command(Path place, String... arguments) throws Exception {
    try (FlareScript command = FlareScript.start(place, data(), arguments)) {
      int _ = command.exitCode();
      return command.output() + command.errors();
    }
  }

  /// Asks a trader itself, as nobody else may.
  JsonNode awaitTrader(String trader, String path, Predicate<JsonNode> meant) throws Exception {
    return await(portOf(trader), path, meant);
  }

  /// From now on the exchange gives no quotes, also after it was started again: no position is
  /// opened or closed. Returns once whoever had asked before has the answer.
  void withholdQuotes() throws Exception {
    Path file = directory.resolve("data/faults.json");
    Files.writeString(file, "[%s]".formatted(NO_QUOTES));
    exchangeFile("FAULTS_FILE=" + file);
    order(request(exchange, FAULTS).POST(BodyPublishers.ofString(NO_QUOTES)));
    JsonNode _ = await(exchange, FAULTS, it -> it.path(0).path("struck").asInt() >= REFUSED_QUOTES);
  }

  void giveQuotesAgain() throws Exception {
    exchangeFile("");
    order(request(exchange, FAULTS).DELETE());
  }

  /// Somebody walks through the pages of what runs, through the door.
  void walk(Walk walk) throws Exception {
    walk.behind(
        Map.of(
            "address",
            "http://127.0.0.1:%d/".formatted(port),
            "user",
            "flare",
            "password",
            PASSWORD),
        Map.of(
            "simulator", exchange,
            "gnome", gnome,
            "flux", portOf("flux"),
            "grid", portOf("grid"),
            "snap", portOf("snap")));
  }

  int portOf(String trader) {
    return Objects.requireNonNull(traders.get(trader));
  }

  JsonNode awaitApp(String app, Predicate<JsonNode> meant) throws Exception {
    return await(port, "/api/apps/" + app, meant);
  }

  void tell(String method, String path) throws Exception {
    tell(method, path, "");
  }

  /// @param body JSON
  void tell(String method, String path, String body) throws Exception {
    order(
        request(port, path)
            .header("X-XSRF-TOKEN", csrf())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private void order(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  private JsonNode await(int where, String path, Predicate<JsonNode> meant) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < deadline) {
      try {
        HttpRequest.Builder request = request(where, path);
        if (traders.containsValue(where)) {
          request.header("Authorization", "Bearer " + TOKEN);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        last = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() == 200 && meant.test(JSON.readTree(answer.body()))) {
          return JSON.readTree(answer.body());
        }
      } catch (IOException e) {
        last = e.toString();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("%s: %s%n%s".formatted(path, last, pulse.output() + pulse.errors()));
  }

  private static HttpRequest.Builder request(int where, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path))
        .timeout(Duration.ofSeconds(30));
  }

  /// Ends Pulse and every app that it may have left: each runs from a copy below the directory.
  @Override
  public void close() throws Exception {
    pulse.close();
    ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(directory.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
