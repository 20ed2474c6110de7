package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlanTest {
  private static final String ROWS =
      """
      ts,open,high,low,close,baseVolume,quoteVolume
      1704067200000,1,1,1,1,1,1
      """;

  @TempDir Path directory;

  @Test
  void runsTheSyntheticMarketAtTwoCandlesASecondForEachOfSixPairs() {
    DemoPlan plan = DemoPlan.of(DemoOptions.parse());

    assertThat(plan.market().pairs()).hasSize(6);
    assertThat(plan.market().speed()).isEqualByComparingTo("600");
    assertThat(plan.simulator().settings()).containsEntry("SPEED", "600.0000");
  }

  @Test
  void replaysFewFilesFaster() throws IOException {
    DemoPlan plan =
        DemoPlan.of(
            DemoOptions.parse("--candles", file("B_BTCUSDT_5m.csv"), file("B_ETHUSDT_5m.csv")));

    assertThat(plan.market().speed()).isEqualByComparingTo(BigDecimal.valueOf(1500));
    assertThat(plan.gnome().settings())
        .containsEntry("PAIRS", "BTC/USDT,ETH/USDT")
        .containsEntry("CENTRAL_LOOP_GRANULARITY", "5min");
  }

  @Test
  void movesEveryPort() {
    DemoPlan plan = DemoPlan.of(DemoOptions.parse("--port-offset", "10000"));

    assertThat(plan.components())
        .extracting(ComponentPlan::port)
        .containsExactly(14_900, 14_000, 14_050, 14_100);
    assertThat(plan.traders())
        .allSatisfy(trader ->
            assertThat(trader.settings())
                .containsEntry("GNOME_URL", "http://127.0.0.1:14000")
                .containsEntry("EXTERNAL", "http://127.0.0.1:14900"));
  }

  @Test
  void refusesFilesOfDifferentGranularities() throws IOException {
    String five = file("B_BTCUSDT_5m.csv");
    String one = file("B_ETHUSDT_1m.csv");

    assertThatThrownBy(() -> DemoPlan.of(DemoOptions.parse("--candles", five, one)))
        .hasMessage(
            "%s holds 5min candles and %s holds 1min: one demo replays one granularity"
                .formatted(five, one));
  }

  @Test
  void countsInTheCoinInWhichMostPairsAreQuoted() throws IOException {
    DemoPlan plan =
        DemoPlan.of(
            DemoOptions.parse(
                "--candles",
                file("C_BTCUSD_5m.csv"),
                file("B_ETHUSDT_5m.csv"),
                file("B_SOLUSDT_5m.csv")));

    assertThat(plan.simulator().settings()).containsEntry("BALANCES", "USDT:10000");
    assertThat(plan.traders())
        .allSatisfy(trader -> assertThat(trader.settings()).containsEntry("BASE_TOKEN", "USDT"));
    assertThat(plan.traders().getLast().settings()).containsEntry("TRADE_TOKEN", "ETH");
  }

  @Test
  void refusesOnePairTwice() throws IOException {
    String one = file("A_BTCUSDT_5m.csv");
    String other = file("B_BTCUSDT_5m.csv");

    assertThatThrownBy(() -> DemoPlan.of(DemoOptions.parse("--candles", one, other)))
        .hasMessage(other + ": BTCUSDT is there already");
  }

  private String file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), ROWS).toString();
  }
}
