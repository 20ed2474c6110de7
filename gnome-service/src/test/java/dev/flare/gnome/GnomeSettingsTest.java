package dev.flare.gnome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.bitget.BitgetEndpoint;
import dev.flare.gnome.relay.BrokerAddress;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.SignalSettings;
import dev.flare.signal.indicator.IndicatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GnomeSettingsTest {
  @Test
  void startsWithoutAnySetting() {
    GnomeSettings settings = read("");
    assertThat(settings.service().port()).isEqualTo(4000);
    assertThat(settings.service().title()).isEqualTo("Gnome");
    assertThat(settings.service().storage()).isEqualTo(Path.of("storage_gnome"));
    assertThat(settings.exchange())
        .isEqualTo(BitgetEndpoint.of(BitgetEndpoint.PRODUCTION, Duration.ofSeconds(10), 1));
    assertThat(settings.feed())
        .isEqualTo(
            new GnomeSettings.Feed(
                MarketData.AUTO, URI.create("wss://ws.bitget.com/v2/ws/public")));
    assertThat(settings.rhythm())
        .isEqualTo(
            new GnomeSettings.Rhythm(
                Granularity.FIVE_MINUTES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ZERO));
    assertThat(settings.method().settings()).isEqualTo(SignalSettings.DEFAULTS);
    assertThat(settings.method().strategy().name()).isEqualTo("ExtendedMainStrategy");
    assertThat(settings.method().dictionary().fingerprint())
        .isEqualTo(AnalysisMethod.standard().dictionary().fingerprint());
    assertThat(settings.pairs()).isEmpty();
    assertThat(settings.decisionsKept()).isEqualTo(10_000);
    assertThat(settings.broker()).isEmpty();
  }

  @Test
  void takesEveryName(@TempDir Path directory) throws IOException {
    Path dictionary = Files.writeString(directory.resolve("my.txt"), "version mine\n");
    GnomeSettings settings =
        read(
            """
            EXTERNAL=http://127.0.0.1:4900
            EXTERNAL_TIMEOUT_MS=2500
            EXTERNAL_CLOCK_SPEED=1500
            MARKET_DATA=websocket
            WEBSOCKET_URL=ws://127.0.0.1:4901/pushes
            CENTRAL_LOOP_GRANULARITY=15min
            SETTLING_DELAY_MS=30000
            CENTRAL_LOOP_INTERVAL_MS=500
            INTER_PAIR_INTERVAL_MS=20
            CENTRAL_LOOP_DATA_LENGTH=120
            MAX_SIGNAL_HISTORY_LENGTH=7
            DIRECTION_LENGTH=6
            TREND_SUPPORT_RATIO=0.6
            STRATEGY=MainStrategy
            MA_PERIOD=11
            MACD_FAST=13
            MACD_SLOW=27
            MACD_SIGNAL=10
            PSAR_STEP=0.03
            PSAR_MAX=0.3
            STOCH_PERIOD=15
            STOCH_SIGNAL=4
            AO_FAST=6
            AO_SLOW=35
            FI_PERIOD=16
            BB_PERIOD=17
            BB_STDDEV=2.5
            PAIRS=BTC/USDT, eth/usdt
            DECISIONS_KEPT=500
            BROKER_URL=stomp://gnome:secret@10.0.0.5
            DICTIONARY_FILE=%s
            """
                .formatted(dictionary));
    assertThat(settings.exchange())
        .isEqualTo(
            BitgetEndpoint.of(URI.create("http://127.0.0.1:4900"), Duration.ofMillis(2500), 1500));
    assertThat(settings.feed())
        .isEqualTo(
            new GnomeSettings.Feed(MarketData.WEBSOCKET, URI.create("ws://127.0.0.1:4901/pushes")));
    assertThat(settings.rhythm())
        .isEqualTo(
            new GnomeSettings.Rhythm(
                Granularity.FIFTEEN_MINUTES,
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofMillis(20)));
    SignalSettings signal = settings.method().settings();
    assertThat(signal.indicators())
        .isEqualTo(
            new IndicatorSettings(
                120,
                11,
                new IndicatorSettings.Macd(13, 27, 10),
                new IndicatorSettings.Sar(0.03, 0.3),
                new IndicatorSettings.Stochastic(15, 4),
                new IndicatorSettings.Awesome(6, 35),
                16,
                new IndicatorSettings.Bollinger(17, 2.5),
                14,
                14,
                6));
    assertThat(signal.rule().trendSupportRatio()).isEqualTo(0.6);
    assertThat(signal.wordHistoryLength()).isEqualTo(7);
    assertThat(settings.method().strategy().name()).isEqualTo("MainStrategy");
    assertThat(settings.method().dictionary().version()).isEqualTo("mine");
    assertThat(settings.pairs()).containsExactly(Pair.of("BTC", "USDT"), Pair.of("ETH", "USDT"));
    assertThat(settings.decisionsKept()).isEqualTo(500);
    assertThat(settings.broker()).map(BrokerAddress::host).hasValue("10.0.0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXTERNAL=bitget | EXTERNAL=bitget: it is no web address; allowed: an http or https address",
        "MARKET_DATA=carrier pigeon | MARKET_DATA=carrier pigeon: it is none of these; allowed: rest, websocket, auto",
        "WEBSOCKET_URL=http://127.0.0.1 | WEBSOCKET_URL=http://127.0.0.1: it is no WebSocket address; allowed: a ws or wss address",
        "STRATEGY=Luck | STRATEGY=Luck: 'Luck' is no strategy; known are ExtendedMainStrategy, MainStrategy; allowed: ExtendedMainStrategy, MainStrategy",
        "MACD_FAST=0 | MACD_FAST=0: it is out of range; allowed: a whole number from 1 to 200",
        "PAIRS=BTCUSDT | PAIRS=BTCUSDT: 'BTCUSDT' is no pair; allowed: pairs such as BTC/USDT, separated by commas",
        "MAX_SIGNAL_HISTORY_LENGTH=3 | MAX_SIGNAL_HISTORY_LENGTH=3: it is out of range; allowed: a whole number from 4 to 1000",
        "EXTERNAL_TIMEOUT_MS=0 | EXTERNAL_TIMEOUT_MS=0: it is out of range; allowed: whole milliseconds, 1 or more",
      })
  void refusesWithAReason(String line, String message) {
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(() -> read(line))
        .withMessage(message);
  }

  @Test
  void looksForPushesBesideAStandIn() {
    assertThat(read("EXTERNAL=http://127.0.0.1:4900").feed().socket())
        .isEqualTo(URI.create("ws://127.0.0.1:4900/v2/ws/public"));
  }

  @Test
  void letsAnExchangePushUnlessItIsAccelerated() {
    assertThat(MarketData.AUTO.isPushed(1)).isTrue();
    assertThat(MarketData.AUTO.isPushed(1500)).isFalse();
    assertThat(MarketData.WEBSOCKET.isPushed(1500)).isTrue();
    assertThat(MarketData.REST.isPushed(1)).isFalse();
  }

  @Test
  void refusesPeriodsThatDoNotFitEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("MACD_FAST=26"))
        .withMessage("MACD fast 26 is not below slow 26");
  }

  @Test
  void saysWhatIsWrongInADictionary(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("my.txt"), "BULL_ENTRY: FHNP\nOOPS: FHNP\n");
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(() -> read("DICTIONARY_FILE=" + file))
        .withMessageContaining("OOPS");
  }

  @Test // java -jar gnome-service.jar --env-example > .env.example
  void shipsAnExampleOfWhatItUnderstands() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(GnomeApplication.launch().example().text());
  }

  @Test // java -jar gnome-service.jar --settings > ../docs/reference/settings-gnome.md
  void isDescribedInTheDocs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-gnome.md")))
        .isEqualTo(GnomeApplication.launch().example().markdown());
  }

  private static GnomeSettings read(String file) {
    SettingsReader in = new SettingsReader(Map.of(), EnvFile.parse(file));
    GnomeSettings settings = GnomeSettings.read(in);
    in.check();
    return settings;
  }
}
