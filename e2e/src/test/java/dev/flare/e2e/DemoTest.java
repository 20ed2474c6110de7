package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo with real processes, one after the other: they share ports.
class DemoTest {
  private static final Path RECORDED = Path.of("../../shared/data/candles");

  @TempDir Path directory;

  /// On the synthetic market, looked at first, for it takes a while until something was sold.
  @Nested
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class Synthetic {
    @TempDir private static Path place;
    private static FlareScript demo;

    @BeforeAll
    static void start() throws Exception {
      demo = FlareScript.demo(place, "--json");
      demo.awaitUp();
    }

    @AfterAll
    static void stop() throws Exception {
      demo.close();
    }

    @Test
    @Order(1)
    void showsItselfInABrowser() throws Exception {
      Walk walk = new Walk(place);
      walk.through(
          Map.of(
              "simulator", 4900 + FlareScript.PORT_OFFSET,
              "gnome", 4000 + FlareScript.PORT_OFFSET,
              "flux", 4050 + FlareScript.PORT_OFFSET,
              "grid", 4100 + FlareScript.PORT_OFFSET));
    }

    @Test
    @Order(2)
    void opensAndClosesTradesAndStopsCleanlyOnCtrlC() throws Exception {
      List<ProcessHandle> components = demo.components();
      demo.awaitClosedTrade();
      demo.interrupt();

      assertThat(demo.exitCode()).as(demo.errors()).isZero();
      assertThat(components).hasSize(4).noneMatch(ProcessHandle::isAlive);
      requireTrades(demo);
    }
  }

  @Test
  void opensAndClosesTradesOnRecordedCandles() throws Exception {
    assumeTrue(Files.isDirectory(RECORDED), RECORDED + " is absent");
    String btc = recorded("BINANCE_BTCUSDT_5m.csv.gz");
    String doge = recorded("BINANCE_DOGEUSDT_5m.csv.gz");

    try (FlareScript demo =
        FlareScript.demo(directory, "--candles", btc, doge, "--for", "30s", "--json")) {
      assertThat(demo.exitCode()).as(demo.errors()).isZero();
      requireTrades(demo);
    }
  }

  @Test
  void endsWithAMessageThatNamesAComponentThatWasKilled() throws Exception {
    try (FlareScript demo = FlareScript.demo(directory)) {
      demo.awaitUp();
      List<ProcessHandle> components = demo.components();
      demo.component("gnome-service.jar").destroyForcibly();

      assertThat(demo.exitCode()).isEqualTo(1);
      assertThat(demo.errors()).contains("gnome stopped by itself (exit code 137)");
      assertThat(components).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void leavesNothingRunningWhenItIsKilledItself() throws Exception {
    try (FlareScript demo = FlareScript.demo(directory)) {
      demo.awaitUp();
      List<ProcessHandle> components = demo.components();
      demo.kill();

      CompletableFuture.allOf(
              components.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(60, TimeUnit.SECONDS);
      assertThat(components).hasSize(4).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void namesThePortThatIsInUse() throws Exception {
    int gnome = 4000 + FlareScript.PORT_OFFSET;
    try (ServerSocket other = new ServerSocket(gnome, 1, InetAddress.getLoopbackAddress());
        FlareScript demo = FlareScript.demo(directory)) {
      assertThat(other.isBound()).isTrue();
      assertThat(demo.exitCode()).isEqualTo(1);
      assertThat(demo.errors()).contains("in use already: port %d (gnome)".formatted(gnome));
    }
  }

  @Test
  void namesTheCandleFileThatItCannotRead() throws Exception {
    Path file = Files.writeString(directory.resolve("B_BTCUSDT_5m.csv"), "no candles");

    try (FlareScript demo = FlareScript.demo(directory, "--candles", file.toString())) {
      assertThat(demo.exitCode()).isEqualTo(2);
      assertThat(demo.errors()).contains(file + ": line 1: the header is ts,open,high");
    }
  }

  @Test
  void aCommandThatDoesNotExistIsAnErrorAndHelpIsNot() throws Exception {
    try (FlareScript nonsense = FlareScript.start(directory, "dance")) {
      assertThat(nonsense.exitCode()).isEqualTo(2);
      assertThat(nonsense.errors()).contains("there is no command 'dance'");
    }
    try (FlareScript help = FlareScript.start(directory, "help")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.output()).contains("./flare demo").contains("--candles FILE...");
    }
  }

  private static void requireTrades(FlareScript demo) {
    JsonNode figures = new JsonMapper().readTree(demo.lastLine());
    assertThat(figures.propertyNames())
        .containsExactly("candles", "decisions", "confirmed", "opened", "closed", "realisedPnl");
    assertThat(figures.get("closed").asLong()).as(demo.lastLine()).isPositive();
    assertThat(figures.get("opened").asLong())
        .isGreaterThanOrEqualTo(figures.get("closed").asLong());
    assertThat(figures.get("decisions").asLong()).isPositive();
    assertThat(figures.get("realisedPnl").asString()).matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static String recorded(String name) throws IOException {
    return RECORDED.resolve(name).toRealPath().toString();
  }
}
