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
import dev.flare.trading.protection.CoinChoice;
import dev.flare.trading.protection.Cooldown;
import dev.flare.trading.protection.DailyLoss;
import dev.flare.trading.protection.LowProfit;
import dev.flare.trading.protection.MaxDrawdown;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.StopLossGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
                Protections.NONE,
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
            COOLDOWN_MS=1
            STOP_LOSS_GUARD_COUNT=2
            STOP_LOSS_GUARD_WINDOW_MS=3
            STOP_LOSS_GUARD_LOCK_MS=4
            STOP_LOSS_GUARD_PER_PAIR=true
            MAX_DRAWDOWN_PERC=5.5
            MAX_DRAWDOWN_WINDOW_MS=6
            MAX_DRAWDOWN_LOCK_MS=7
            DAILY_LOSS_PERC=8.5
            LOW_PROFIT_COUNT=9
            LOW_PROFIT_PERC=-1.5
            LOW_PROFIT_WINDOW_MS=10
            LOW_PROFIT_LOCK_MS=11
            MAX_OPEN_POSITIONS=12
            ALLOW_COINS=btc, eth
            DENY_COINS=doge
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
                new Protections(
                    List.of(
                        new Cooldown(Duration.ofMillis(1)),
                        new StopLossGuard(2, Duration.ofMillis(3), Duration.ofMillis(4), true),
                        new MaxDrawdown(
                            Percentage.of("5.5"), Duration.ofMillis(6), Duration.ofMillis(7)),
                        new DailyLoss(Percentage.of("8.5")),
                        new LowProfit(
                            9,
                            Percentage.of("-1.5"),
                            Duration.ofMillis(10),
                            Duration.ofMillis(11))),
                    OptionalInt.of(12),
                    new CoinChoice(
                        Set.of(new Coin("BTC"), new Coin("ETH")), Set.of(new Coin("DOGE")))),
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
    "STOP_LOSS_GUARD_COUNT=-1, from 0 to 1000",
    "LOW_PROFIT_PERC=-101, it is too small",
    "DENY_COINS=bit coin, is no coin name",
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
