package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
  private static final String SECOND =
      """
      {"id": "second", "component": "flux", "envFile": "apps/flux/second.env"}\
      """;
  private static final String LATE = "RAPID_PROFIT_TIMEOUT_MS=864000000";

  @TempDir private static Path root;
  private static Path archive;
  private static Path home;
  private static PulseSuite suite;

  @BeforeAll
  static void unpackAndTrade() throws Exception {
    archive = root.resolve("flare.tar.gz");
    try (FlareScript dist = FlareScript.start(root, "dist", "--to", archive.toString())) {
      assertThat(dist.exitCode()).as(dist.errors()).isZero();
    }
    home = Files.createDirectory(root.resolve("home"));
    shell("tar -xzf flare.tar.gz -C home --strip-components=1");
    suite = PulseSuite.ofArchive(home);
    suite.logIn();
    suite.startAndAwait("simulator", "gnome", "flux");
    JsonNode _ = suite.awaitTrader("flux", CONVERSIONS, it -> !it.isEmpty());
  }

  @AfterAll
  static void stop() throws Exception {
    suite.close();
  }

  @Test
  void becomesAnotherVersionWhenTheTraderHoldsNothingAndTradesOn() throws Exception {
    version("another", "true");
    JsonNode before = suite.pulse("/api/apps/flux");

    try (FlareScript update = update("another.tar.gz", Map.of())) {
      assertThat(update.exitCode()).as(update.errors()).isZero();
      assertThat(update.errors()).contains("becomes another", "this is another now");
    }

    assertThat(home.resolve("VERSION")).hasContent("another");
    suite.logIn();
    JsonNode after = suite.awaitState("flux", "RUNNING");
    assertThat(after.path("pid")).isNotEqualTo(before.path("pid"));
    JsonNode state = suite.awaitTrader("flux", "/api/state", _ -> true);
    assertThat(state.path("trading").asBoolean()).isTrue();
    assertThat(suite.awaitTrader("flux", CONVERSIONS, _ -> true)).isNotEmpty();
  }

  @Test
  void takesBackAVersionThatDoesNotComeUp() throws Exception {
    version("broken", "echo 'pulse-gateway -XX:NoSuchOption' >>apps/jvm.options");
    String before = Files.readString(home.resolve("VERSION"));

    try (FlareScript update = update("broken.tar.gz", Map.of("FLARE_WELL_WITHIN", "10"))) {
      assertThat(update.exitCode()).isEqualTo(1);
      assertThat(update.errors())
          .contains("pulse does not say that it is well", "the update was taken back");
    }

    assertThat(home.resolve("VERSION")).hasContent(before);
    suite.logIn();
    JsonNode _ = suite.awaitState("flux", "RUNNING");
    JsonNode state = suite.awaitTrader("flux", "/api/state", _ -> true);
    assertThat(state.path("trading").asBoolean()).isTrue();
    assertThat(suite.awaitTrader("flux", CONVERSIONS, _ -> true)).isNotEmpty();
  }

  @Test
  void keepsWhatIsHeldOverAnUpdateThatDoesNotWaitAndWatchesOn() throws Exception {
    version("hasty", "true");
    suite.traderFile("flux", "second", "STOP_LOSS_PERC=3", "RISKY=true", LATE);
    suite.logIn();
    suite.tell("POST", "/api/apps", SECOND);
    suite.startAndAwait("second");
    JsonNode held = suite.awaitTrader("second", HELD, it -> !it.isEmpty());

    try (FlareScript update = update("hasty.tar.gz", Map.of(), "--now")) {
      assertThat(update.exitCode()).as(update.errors()).isZero();
    }

    JsonNode all = suite.awaitTrader("second", "/api/positions", it -> !it.isEmpty());
    assertThat(all).extracting(ArchiveTest::entry).contains(entry(held.get(0)));
    JsonNode lost =
        suite.awaitTrader(
            "second", "/api/positions?status=closed", it -> outcome(it, held).isPresent());
    assertThat(outcome(lost, held)).hasValue("STOP_LOSS");
    suite.logIn();
    suite.tell("POST", "/api/apps/second/stop");
  }

  /// What must not change while a position is held.
  private static List<String> entry(JsonNode position) {
    return Stream.of("id", "symbol", "mode", "decisionSeq", "cost", "amount", "openedAt", "label")
        .map(field -> position.get(field).asString())
        .toList();
  }

  private static Optional<String> outcome(JsonNode closed, JsonNode held) {
    return closed
        .valueStream()
        .filter(each -> entry(each).equals(entry(held.get(0))))
        .map(each -> each.get("closeReason").asString())
        .findFirst();
  }

  @Test // nothing ran then, and nobody watched what was held
  void cannotBeInterruptedOnceNothingRuns() throws Exception {
    version("urgent", "true");

    try (FlareScript update = update("urgent.tar.gz", Map.of())) {
      update.awaitFile(home.resolve(".updating"));
      update.pressCtrlC();
      assertThat(update.exitCode()).as(update.errors()).isZero();
      assertThat(update.errors()).contains("too late to give up", "this is urgent now");
    }

    suite.logIn();
    JsonNode _ = suite.awaitState("flux", "RUNNING");
    assertThat(home.resolve(".updating")).doesNotExist();
  }

  @Test
  void changesNothingForAnArchiveThatIsCutOff() throws Exception {
    shell("head -c 1000000 flare.tar.gz >cut.tar.gz");

    assertRefused("cut.tar.gz", Map.of(), "is no whole archive; nothing was changed");
  }

  @Test
  void changesNothingForAnArchiveWithAFileThatIsNotAsItWas() throws Exception {
    shell("mkdir damaged && tar -xzf flare.tar.gz -C damaged");
    shell("for file in damaged/*/apps/jvm.options; do echo more >>$file; done");
    shell("cd damaged && tar -czf ../damaged.tar.gz * && cd .. && rm -r damaged");

    assertRefused("damaged.tar.gz", Map.of(), "is damaged; nothing was changed");
  }

  @Test
  void changesNothingWhereTheDiskIsTooSmall() throws Exception {
    assertRefused(
        "flare.tar.gz", Map.of("FLARE_FREE_KB", "90000"), "are free; nothing was changed");
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

  /// An archive of the same programs with another name.
  ///
  /// @param change a command that changes something in it
  private static void version(String name, String change) throws Exception {
    shell(
        """
        mkdir %1$s && tar -xzf flare.tar.gz -C %1$s --strip-components=1 && cd %1$s &&
          echo %1$s >VERSION && %2$s &&
          find . -type f ! -name SHA256SUMS -exec sha256sum {} + >../sums && mv ../sums SHA256SUMS &&
          cd .. && tar -czf %1$s.tar.gz %1$s && rm -r %1$s\
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
