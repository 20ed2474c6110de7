package dev.flare.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import dev.flare.trading.EqualShares;
import dev.flare.trading.RapidLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridSettingsTest {
  private static final Coin USDT = new Coin("USDT");

  private static GridSettings read(String file) {
    SettingsReader in = new SettingsReader(Map.of(), EnvFile.parse(file));
    GridSettings settings = GridSettings.read(in);
    in.check();
    return settings;
  }

  @Test
  void startsWithWorkingDefaults() {
    GridSettings settings = read("");
    assertThat(settings.service().port()).isEqualTo(4100);
    assertThat(settings.grid())
        .isEqualTo(new GridPlan(new Coin("BTC"), new EqualShares(10), Amount.zero(USDT)));
    assertThat(settings.pace())
        .isEqualTo(new RapidLoop.Pace(Duration.ofSeconds(2), Duration.ofMillis(150)));
  }

  @Test
  void takesEveryNameOfItsOwn() {
    GridSettings settings =
        read("TRADE_TOKEN=ETH\nMAX_GRIDS=3\nSTART_BALANCE=9\nRAPID_CLOSE_INTERVAL_MS=20\n");
    assertThat(settings.grid())
        .isEqualTo(new GridPlan(new Coin("ETH"), new EqualShares(3), Amount.of("9", USDT)));
    assertThat(settings.pace().between()).isEqualTo(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @CsvSource({"TRADE_TOKEN=usdt, it is BASE_TOKEN as well", "MAX_GRIDS=0, it is out of range"})
  void refusesWhatCannotBe(String line, String why) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why);
  }

  @Test // java -jar grid-service.jar --env-example > .env.example
  void shipsAnExampleOfWhatItUnderstands() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(GridApplication.launch().example().text());
  }

  @Test // java -jar grid-service.jar --settings > ../docs/reference/settings-grid.md
  void isDescribedInTheDocs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-grid.md")))
        .isEqualTo(GridApplication.launch().example().markdown());
  }
}
