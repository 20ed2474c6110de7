package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The archive of `./flare dist`, unpacked where there is nothing but a Java, and updated while it
/// trades.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ArchiveTest {
  private static final String CONVERSIONS = "/api/conversions";
  private static final String HELD = "/api/positions?status=open";
  private static final String CLOSED = "/api/positions?status=closed&limit=500";
  private static final String SECOND =
      """
      {"id": "second", "component": "flux", "envFile": "apps/flux/second.env"}\
      """;

  /// Positions come to their end soon, wherever the market goes.
  private static final String[] SOON = {"STOP_LOSS_PERC=0.3", "STATIC_TP=0.3"};

  @TempDir private static Path root;
  private static Path home;
  private static PulseSuite suite;

  @BeforeAll
  static void unpackAndTrade() throws Exception {
    Path _ = Files.createSymbolicLink(root.resolve("flare.tar.gz"), Archive.made());
    home = Files.createDirectory(root.resolve("home"));
    shell("tar -xzf flare.tar.gz -C home --strip-components=1");
    takeApart();
    suite = PulseSuite.ofArchive(home);
    suite.traderFile("flux", "flux", SOON);
    suite.traderFile("flux", "second", SOON);
    suite.logIn();
    suite.tell("POST", "/api/apps", SECOND);
    suite.startAndAwait("simulator", "gnome", "flux");
    JsonNode _ = suite.awaitTrader("flux", CONVERSIONS, it -> !it.isEmpty());
  }

  @BeforeEach // whatever became of the test before
  void letFluxTradeAlone() throws Exception {
    suite.logIn();
    JsonNode _ = suite.awaitState("simulator", "RUNNING");
    suite.giveQuotesAgain();
    suite.tell("POST", "/api/apps/second/stop");
    JsonNode _ = suite.awaitState("second", "STOPPED");
    JsonNode _ = suite.awaitState("flux", "RUNNING");
  }

  @AfterAll
  static void stop() throws Exception {
    suite.close();
  }

  @Test
  void becomesAnotherVersionUnderASupervisorWhenTheTraderHoldsNothing() throws Exception {
    version("another", "true");
    FlareScript supervisor = suite.supervise();
    try {
      JsonNode before = suite.pulse("/api/apps/flux");

      try (FlareScript update = update("another.tar.gz", Map.of("FLARE_SUPERVISED_WITHIN", "60"))) {
        assertThat(update.exitCode()).as(update.errors()).isZero();
        assertThat(update.errors()).contains("becomes another", "this is another now");
      }

      assertThat(home.resolve("VERSION")).hasContent("another");
      assertThat(supervisor.component("pulse-gateway.jar").isAlive()).isTrue();
      suite.logIn();
      assertThat(fluxThatTradesOn().path("pid")).isNotEqualTo(before.path("pid"));
    } finally {
      suite.superviseNoMore();
    }
  }

  private static JsonNode fluxThatTradesOn() throws Exception {
    JsonNode flux = suite.awaitState("flux", "RUNNING");
    JsonNode state = suite.awaitTrader("flux", "/api/state", _ -> true);
    assertThat(state.path("trading").asBoolean()).isTrue();
    assertThat(suite.awaitTrader("flux", CONVERSIONS, _ -> true)).isNotEmpty();
    return flux;
  }

  @Test
  void takesBackAVersionThatDoesNotComeUp() throws Exception {
    version("broken", "echo 'pulse-gateway -XX:NoSuchOption' >>apps/jvm.options");
    String before = Files.readString(home.resolve("VERSION"));

    try (FlareScript update = update("broken.tar.gz", Map.of("FLARE_WELL_WITHIN", "1"))) {
      assertThat(update.exitCode()).isEqualTo(1);
      assertThat(update.errors())
          .contains("pulse does not say that it is well", "the update was taken back");
    }

    assertThat(home.resolve("VERSION")).hasContent(before);
    suite.logIn();
    assertThat(fluxThatTradesOn()).isNotEmpty();
  }

  @Test // once nothing runs, nobody watches what is held
  void keepsWhatIsHeldOverAnUpdateThatDoesNotWaitAndWatchesOnThoughItIsInterrupted()
      throws Exception {
    version("hasty", "true");
    suite.startAndAwait("second");
    JsonNode held = heldWithoutQuotes();

    try (FlareScript update = update("hasty.tar.gz", Map.of(), "--now")) {
      update.awaitFile(home.resolve(".updating"));
      update.pressCtrlC();
      assertThat(update.exitCode()).as(update.errors()).isZero();
      assertThat(update.errors()).contains("too late to give up", "this is hasty now");
    }

    assertThat(home.resolve(".updating")).doesNotExist();
    assertThat(entries(suite.awaitTrader("second", HELD, _ -> true))).isEqualTo(entries(held));
    suite.giveQuotesAgain();
    JsonNode _ = suite.awaitTrader("second", CLOSED, it -> entries(it).containsAll(entries(held)));
  }

  /// What is held when no quote comes any more, so that nobody can sell it.
  private static JsonNode heldWithoutQuotes() throws Exception {
    while (true) {
      JsonNode _ = suite.awaitTrader("second", HELD, it -> !it.isEmpty());
      suite.withholdQuotes();
      JsonNode held = suite.awaitTrader("second", HELD, _ -> true);
      if (!held.isEmpty()) {
        return held;
      }
      suite.giveQuotesAgain();
    }
  }

  /// What must not change while positions are held.
  private static List<List<String>> entries(JsonNode positions) {
    return positions.valueStream().map(ArchiveTest::entry).toList();
  }

  private static List<String> entry(JsonNode position) {
    return Stream.of("id", "symbol", "mode", "decisionSeq", "cost", "amount", "openedAt", "label")
        .map(field -> position.get(field).asString())
        .toList();
  }

  @Test
  void changesNothingForAnArchiveThatIsCutOff() throws Exception {
    shell("head -c 1000000 flare.tar.gz >cut.tar.gz");

    assertRefused("cut.tar.gz", Map.of(), "is no whole archive; nothing was changed");
  }

  @Test
  void changesNothingForAnArchiveWithAFileThatIsNotAsItWas() throws Exception {
    archive("damaged", "echo more >>apps/jvm.options");

    assertRefused("damaged.tar.gz", Map.of(), "is damaged; nothing was changed");
  }

  @Test
  void changesNothingWhereTheDiskIsTooSmall() throws Exception {
    assertRefused(
        "flare.tar.gz", Map.of("FLARE_FREE_KB", "30000"), "are free; nothing was changed");
  }

  private static void assertRefused(String name, Map<String, String> environment, String why)
      throws Exception {
    String version = Files.readString(home.resolve("VERSION"));
    JsonNode before = suite.pulse("/api/apps/flux");

    try (FlareScript update = update(name, environment)) {
      assertThat(update.exitCode()).isEqualTo(1);
      assertThat(update.errors()).contains(why);
    }

    assertThat(home.resolve("VERSION")).hasContent(version);
    assertThat(suite.pulse("/api/apps/flux").path("pid")).isEqualTo(before.path("pid"));
  }

  private static FlareScript update(String name, Map<String, String> environment, String... more)
      throws IOException {
    Stream<String> first = Stream.of("update", root.resolve(name).toString());
    return FlareScript.ofArchive(
        home, environment, Stream.concat(first, Stream.of(more)).toArray(String[]::new));
  }

  /// Into what all versions have in common, without the two empty blocks with which an archive
  /// ends, and into what may differ.
  private static void takeApart() throws Exception {
    shell(
        """
        mkdir -p own/apps && cp home/SHA256SUMS own && cp home/apps/jvm.options own/apps &&
          tar -b 1 -cf - --exclude=home/SHA256SUMS --exclude=home/apps/jvm.options home |
          head -c -1024 | gzip -1 >common.gz\
        """);
  }

  /// An archive of the same programs with another name.
  ///
  /// @param change a command that changes something in it
  private static void version(String name, String change) throws Exception {
    archive(
        name,
        """
        echo %s >VERSION && %s && sed -i '/VERSION$/d;/jvm.options$/d' SHA256SUMS &&
          sha256sum VERSION apps/jvm.options >>SHA256SUMS\
        """
            .formatted(name, change));
  }

  private static void archive(String name, String change) throws Exception {
    shell(
        """
        cp -R own %1$s && (cd %1$s && %2$s) &&
          { cat common.gz && tar -czf - %1$s; } >%1$s.tar.gz && rm -r %1$s\
        """
            .formatted(name, change));
  }

  private static void shell(String command) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
