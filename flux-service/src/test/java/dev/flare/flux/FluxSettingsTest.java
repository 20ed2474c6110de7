package dev.flare.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.SpreadLimit;
import dev.flare.trading.TakeProfitRule;
import dev.flare.trading.TradingRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxSettingsTest {
  private static FluxSettings read(String file) {
    SettingsReader in = new SettingsReader(Map.of(), EnvFile.parse(file));
    FluxSettings settings = FluxSettings.read(in);
    in.check();
    return settings;
  }

  @Test
  void startsWithWorkingDefaults() {
    FluxSettings settings = read("");
    assertThat(settings.service().port()).isEqualTo(4050);
    assertThat(settings.startBalance()).isEqualTo(Amount.of("100", new Coin("USDT")));
    assertThat(settings.pace()).isEqualTo(new RapidLoop.Pace(Duration.ofSeconds(1), Duration.ZERO));
    assertThat(settings.trader().gnome().address()).isEqualTo(URI.create("http://127.0.0.1:4000"));
    assertThat(settings.trader().exchange().endpoint().address())
        .isEqualTo(URI.create("https://api.bitget.com"));
    assertThat(settings.trader().exchange().keys()).isEmpty();
    assertThat(settings.trader().exchange().paperSpread()).isEqualTo(Percentage.of("0.1"));
    assertThat(settings.trader().rules())
        .isEqualTo(
            new TradingRules(
                new Coin("USDT"),
                Duration.ofSeconds(10),
                new SpreadLimit.Volatility(),
                new TakeProfitRule(false, Optional.empty()),
                Percentage.of("2"),
                Duration.ofHours(1),
                Optional.empty(),
                TradingRules.ExitOnSignal.OFF,
                true));
  }

  @Test
  void takesEveryName() {
    FluxSettings settings =
        read(
            """
            PORT=4051
            GNOME_PORT=1
            GNOME_URL=https://gnome.example:8443/
            EXTERNAL=http://127.0.0.1:4900
            EXTERNAL_TIMEOUT_MS=700
            EXTERNAL_CLOCK_SPEED=60
            EXCHANGE_KEYS="key secret passphrase http://127.0.0.1:4901"
            PAPER_SPREAD_PERC=0.25
            BASE_TOKEN=eur
            START_BALANCE=12.5
            SIGNAL_MAX_AGE_MS=20000
            MAX_ENTRY_SPREAD_PERC=0.5
            RISKY=true
            STATIC_TP=0.7
            STOP_LOSS_PERC=3.5
            RAPID_INTERVAL_MS=500
            RAPID_PROFIT_TIMEOUT_MS=60000
            TRAILING_STOP_PERC=0.3
            TRAILING_START_PERC=1
            EXIT_ON_SIGNAL=in_profit
            TRADING=off
            """);
    assertThat(settings.startBalance()).isEqualTo(Amount.of("12.5", new Coin("EUR")));
    assertThat(settings.pace().interval()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.trader().gnome().address())
        .isEqualTo(URI.create("https://gnome.example:8443"));
    assertThat(settings.trader().exchange().keys().orElseThrow().endpoint())
        .contains(URI.create("http://127.0.0.1:4901"));
    assertThat(settings.trader().exchange().endpoint().speed()).isEqualTo(60);
    assertThat(settings.trader().rules())
        .isEqualTo(
            new TradingRules(
                new Coin("EUR"),
                Duration.ofSeconds(20),
                new SpreadLimit.Fixed(Percentage.of("0.5")),
                new TakeProfitRule(true, Optional.of(Percentage.of("0.7"))),
                Percentage.of("3.5"),
                Duration.ofMinutes(1),
                Optional.of(new TradingRules.Trailing(Percentage.of("1"), Percentage.of("0.3"))),
                TradingRules.ExitOnSignal.IN_PROFIT,
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_ENTRY_SPREAD_PERC=much, 'VOL (the signal''s volatility)'",
    "MAX_ENTRY_SPREAD_PERC=-1, it is negative",
    "START_BALANCE=-5, it is too small",
    "STOP_LOSS_PERC=NaN, a decimal number",
    "BASE_TOKEN=US DT, is no coin name",
    "RAPID_INTERVAL_MS=0, '50 or more'",
    "PAPER_SPREAD_PERC=100, it leaves nothing",
    "EXIT_ON_SIGNAL=maybe, 'off, on, in_profit'",
    "EXCHANGE_KEYS=hunter2, '1 words; expected are key, secret, passphrase'"
  })
  void refusesWhatCannotBe(String line, String why) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("hunter2");
  }

  @Test // java -jar flux-service.jar --env-example > .env.example
  void shipsAnExampleOfWhatItUnderstands() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(FluxApplication.launch().example().text());
  }

  @Test // java -jar flux-service.jar --settings > ../docs/reference/settings-flux.md
  void isDescribedInTheDocs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-flux.md")))
        .isEqualTo(FluxApplication.launch().example().markdown());
  }
}
