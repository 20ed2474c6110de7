package dev.flare.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pulse as a user starts it, with the real components.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class PulseTest {
  private static final String CONVERSIONS = "/api/conversions";
  private static final String HELD = "openPositions";
  private static final String POSITIONS = "/api/positions";
  private static final Pattern OPENED = Pattern.compile("position=(p[0-9]+) opened ");

  /// RAPID_INTERVAL_MS of the suite's traders.
  private static final Duration ROUND = Duration.ofMillis(200);

  /// How many rounds a position may wait for its look: a busy machine makes it some, a trader that
  /// pauses while Pulse is away far more.
  private static final int MOST_ROUNDS = 25;

  /// The most that a page of a log may have.
  private static final int LATEST = 500;

  private static final Pattern METRIC = Pattern.compile("\\b(?:flare|jvm|process|http)_[a-z_]+\\b");
  private static final String SECOND =
      """
      {"id": "second", "component": "flux", "envFile": "apps/flux/second.env"}\
      """;

  @TempDir private static Path directory;
  private static PulseSuite suite;

  @BeforeAll
  static void start() throws Exception {
    suite = new PulseSuite(directory);
    suite.logIn();
    assertThat(suite.pulse("/api/apps").valueStream().map(app -> app.path("id").asString()))
        .containsExactly("gnome", "flux", "grid", "snap", "simulator");
    assertThat(suite.pulse("/api/apps").valueStream().map(app -> app.path("state").asString()))
        .containsOnly("STOPPED");
    suite.startAndAwait("simulator", "gnome");
  }

  @BeforeEach // whatever became of the test before
  void havePulseRun() throws Exception {
    suite.havePulseRun();
    suite.traderFile("grid", "grid");
  }

  @AfterAll
  static void stop() throws Exception {
    suite.close();
  }

  @Test
  void letsFluxTradeOnWhileItIsKilledAndFindsItAgain() throws Exception {
    suite.startAndAwait("flux");
    assertThat(suite.throughPulse("flux", "/api/info").path("component").asString())
        .isEqualTo("flux");
    JsonNode _ = suite.awaitTrader("flux", "/api/state", it -> !it.path(HELD).isEmpty());
    JsonNode running = suite.pulse("/api/apps/flux");
    try (HeardValuations looks = suite.valuations("flux")) {
      looks.awaitNext();

      suite.killPulse();
      int printedBefore = suite.written("flux").length();
      Set<String> held = ids(suite.awaitTrader("flux", POSITIONS, _ -> true));
      Set<String> alone = awaitMore("flux", held);
      looks.awaitNext();
      String printedAlone = suite.written("flux");
      suite.startPulseAgain();

      JsonNode found = suite.awaitState("flux", "RUNNING");
      assertThat(found.path("pid")).isEqualTo(running.path("pid"));
      assertThat(found.path("startedAt")).isEqualTo(running.path("startedAt"));
      assertThat(found.path("restarts").asInt()).isZero();
      Set<String> all = awaitMore("flux", alone);
      looks.awaitNext();
      assertThat(looks.numbers()).isEqualTo(consecutive(looks.numbers()));
      assertThat(looks.longestWait()).isLessThan(ROUND.multipliedBy(MOST_ROUNDS));

      suite.tell("POST", "/api/apps/flux/stop");
      assertThat(suite.awaitState("flux", "STOPPED").path("why").asString()).isEqualTo("stopped");
      assertThat(printedAlone).hasSizeGreaterThan(printedBefore);
      assertThat(suite.printed("flux")).startsWith(printedAlone);
      assertThat(openings(suite.printed("flux"))).containsOnlyOnceElementsOf(all);
      assertTellsAllThatIsWritten("flux");
    }
  }

  private static void assertTellsAllThatIsWritten(String app) throws Exception {
    String written = suite.written(app);
    assertThat(suite.printed(app)).isEqualTo(written);
    assertThat(shown(app)).isNotEmpty().isEqualTo(latest(written));
  }

  private static Set<String> awaitMore(String trader, Set<String> positions) throws Exception {
    return ids(suite.awaitTrader(trader, POSITIONS, it -> !positions.containsAll(ids(it))));
  }

  private static Set<String> ids(JsonNode positions) {
    return positions.valueStream().map(each -> each.path("id").asString()).collect(toSet());
  }

  private static List<Long> consecutive(List<Long> numbers) {
    return LongStream.rangeClosed(numbers.getFirst(), numbers.getLast()).boxed().toList();
  }

  private static List<String> openings(String log) {
    return OPENED.matcher(log).results().map(match -> match.group(1)).toList();
  }

  /// The latest lines as the page shows them, the newest first.
  private static List<String> shown(String app) throws Exception {
    return suite
        .pulse("/api/apps/%s/logs?limit=%d".formatted(app, LATEST))
        .valueStream()
        .map(line -> line.path("text").asString())
        .toList();
  }

  private static List<String> latest(String log) {
    return log.lines().toList().reversed().stream().limit(LATEST).toList();
  }

  @Test
  void letsTwoFluxesTradeEachFromItsOwnEnvFile() throws Exception {
    suite.tell("POST", "/api/apps", SECOND);
    suite.startAndAwait("flux", "second");
    int seconds = suite.awaitTrader("second", CONVERSIONS, it -> !it.isEmpty()).size();
    int before = suite.awaitTrader("flux", CONVERSIONS, it -> !it.isEmpty()).size();
    JsonNode flux = suite.pulse("/api/apps/flux");

    suite.tell("POST", "/api/apps/second/stop");
    JsonNode _ = suite.awaitState("second", "STOPPED");

    JsonNode _ = suite.awaitTrader("flux", CONVERSIONS, it -> it.size() > before);
    assertThat(suite.awaitState("flux", "RUNNING").path("pid")).isEqualTo(flux.path("pid"));
    for (String store : List.of("storage_flux", "storage_second")) {
      assertThat(suite.envFile("flux", "flux").resolveSibling(store)).isNotEmptyDirectory();
    }
    suite.startAndAwait("second");
    assertThat(suite.awaitTrader("second", CONVERSIONS, _ -> true))
        .hasSizeGreaterThanOrEqualTo(seconds);
  }

  @Test
  void startsGridAgainAfterItWasKilled() throws Exception {
    suite.startAndAwait("grid");
    JsonNode before = suite.pulse("/api/apps/grid");

    signal("KILL", before);

    JsonNode after = suite.awaitApp("grid", app -> isOther(before, app) && isRunning(app));
    assertThat(after.path("restarts").asInt()).isEqualTo(before.path("restarts").asInt() + 1);
    assertThat(suite.throughPulse("grid", "/api/info").path("component").asString())
        .isEqualTo("grid");
  }

  @Test
  void killsGridWhenItHangs() throws Exception {
    suite.startAndAwait("grid");

    signal("STOP", suite.pulse("/api/apps/grid"));
    suite.tell("POST", "/api/apps/grid/stop");

    assertThat(suite.awaitState("grid", "STOPPED").path("why").asString())
        .isEqualTo("it did not end within 20 s and was killed");
  }

  @Test
  void triesAgainAndAgainAndTellsWhyGridDoesNotStart() throws Exception {
    stopGrid();
    suite.traderFile("grid", "grid", "RISKY=perhaps");
    int before = suite.pulse("/api/apps/grid").path("restarts").asInt();

    suite.tell("POST", "/api/apps/grid/start");

    JsonNode crashing = suite.awaitApp("grid", app -> app.path("restarts").asInt() >= before + 2);
    assertThat(crashing.path("why").asString()).contains("exit code");
    assertThat(suite.pulse("/api/apps/grid/logs?q=RISKY")).isNotEmpty();
  }

  @Test
  void saysThatGridHasNoEnvFile() throws Exception {
    stopGrid();
    Files.delete(suite.envFile("grid", "grid"));

    suite.tell("POST", "/api/apps/grid/start");

    JsonNode failed = suite.awaitState("grid", "FAILED");
    assertThat(failed.path("why").asString()).startsWith("There is no env file");
  }

  @Test
  void startsGridWhenItsPortIsFree() throws Exception {
    stopGrid();
    try (ServerSocket _ =
        new ServerSocket(suite.portOf("grid"), 1, InetAddress.getLoopbackAddress())) {
      suite.tell("POST", "/api/apps/grid/start");

      assertThat(suite.awaitState("grid", "BACKING_OFF").path("why").asString())
          .endsWith("is taken by another process");
    }

    JsonNode _ = suite.awaitState("grid", "RUNNING");
  }

  private static void stopGrid() throws Exception {
    suite.tell("POST", "/api/apps/grid/stop");
    JsonNode _ = suite.awaitState("grid", "STOPPED");
  }

  private static boolean isRunning(JsonNode app) {
    return app.path("state").asString().equals("RUNNING");
  }

  private static boolean isOther(JsonNode before, JsonNode now) {
    return !now.path("pid").equals(before.path("pid"));
  }

  private static void signal(String name, JsonNode app) throws Exception {
    String pid = app.path("pid").asString();
    assertThat(new ProcessBuilder("/bin/kill", "-s", name, pid).start().waitFor()).isZero();
  }

  @Test
  void tellsEveryFigureThatTheGrafanaDashboardShows() throws Exception {
    suite.startAndAwait("flux");
    JsonNode _ = suite.awaitTrader("flux", CONVERSIONS, it -> !it.isEmpty());
    JsonNode dashboard =
        new JsonMapper()
            .readTree(Files.readString(Path.of("../docs/monitoring/grafana-dashboard.json")));
    Set<String> shown =
        dashboard.findValuesAsString("expr").stream()
            .flatMap(each -> METRIC.matcher(each).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told =
        suite
            .metrics()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());

    assertThat(shown).hasSizeGreaterThan(20);
    assertThat(told).containsAll(shown);
    assertThat(dashboard.path("panels").findValuesAsString("title")).doesNotHaveDuplicates();
  }

  @Test
  void tellsOnTheCommandLineWhatRunsAndWhatItPrinted(@TempDir Path place) throws Exception {
    suite.startAndAwait("flux");

    assertThat(suite.command(place, "logs", "flux", "--grep", "is up at"))
        .contains("INFO  Launch: flux is up at http://127.0.0.1:" + suite.portOf("flux"));
    assertThat(suite.command(place, "logs", "nobody")).contains("nobody has no log");
    assertThat(suite.command(place, "status"))
        .startsWith("Pulse runs (process ")
        .containsPattern("(?m)^flux +RUNNING .* demo +on ")
        .containsPattern("(?m)^gnome +RUNNING ");
  }

  @Test
  void isInstalledByAUnitThatSystemdTakes(@TempDir Path directory) throws Exception {
    Path unit = directory.resolve("flare-pulse.service");
    Map<String, String> environment = Map.of("FLARE_DATA", directory.resolve("my data").toString());

    try (FlareScript install =
        FlareScript.start(directory, environment, "install", "--to", unit.toString())) {
      assertThat(install.exitCode()).as(install.errors()).isZero();
    }

    assertThat(unit).content().contains("KillMode=process", "NoNewPrivileges=true");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")));
    assertThat(verify(unit)).isEqualTo("");
  }

  private static String verify(Path unit) throws IOException {
    Process process =
        new ProcessBuilder("/usr/bin/systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
