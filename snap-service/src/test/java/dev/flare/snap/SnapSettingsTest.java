package dev.flare.snap;

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

class SnapSettingsTest {
  private static final Coin USDT = new Coin("USDT");

  private static SnapSettings read(String file) {
    SettingsReader in = new SettingsReader(Map.of(), EnvFile.parse(file));
    SnapSettings settings = SnapSettings.read(in);
    in.check();
    return settings;
  }

  @Test
  void startsWithWorkingDefaults() {
    SnapSettings settings = read("");
    assertThat(settings.service().port()).isEqualTo(4150);
    assertThat(settings.snap()).isEqualTo(new SnapPlan(new EqualShares(10), 1, Amount.zero(USDT)));
    assertThat(settings.pace())
        .isEqualTo(new RapidLoop.Pace(Duration.ofSeconds(2), Duration.ofMillis(150)));
  }

  @Test
  void takesEveryNameOfItsOwn() {
    SnapSettings settings =
        read("MAX_PER_PAIR=2\nMAX_GRIDS=5\nSTART_BALANCE=9\nRAPID_CLOSE_INTERVAL_MS=20\n");
    assertThat(settings.snap())
        .isEqualTo(new SnapPlan(new EqualShares(5), 2, Amount.of("9", USDT)));
    assertThat(settings.pace().between()).isEqualTo(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @CsvSource({"MAX_PER_PAIR=0, it is out of range", "MAX_GRIDS=1001, it is out of range"})
  void refusesWhatCannotBe(String line, String why) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why);
  }

  @Test // java -jar snap-service.jar --env-example > .env.example
  void shipsAnExampleOfWhatItUnderstands() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(SnapApplication.launch().example().text());
  }

  @Test // java -jar snap-service.jar --settings > ../docs/reference/settings-snap.md
  void isDescribedInTheDocs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-snap.md")))
        .isEqualTo(SnapApplication.launch().example().markdown());
  }
}
