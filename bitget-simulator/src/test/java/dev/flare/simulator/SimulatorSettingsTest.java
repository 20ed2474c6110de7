package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.simulator.market.CandleFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorSettingsTest {
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir Path directory;

  @Test
  void playsAMadeUpMarketInRealTimeUnlessTold() {
    SimulatorSettings settings = read(Map.of());

    assertThat(settings.service().port()).isEqualTo(4900);
    assertThat(settings.speed()).isEqualTo(1);
    assertThat(settings.seed()).isEqualTo(1);
    assertThat(settings.pairs()).hasSize(6).contains(Pair.of("BTC", "USDT"));
    assertThat(settings.candles()).isEmpty();
    assertThat(settings.balances()).containsExactly(Amount.of("10000", new Coin("USDT")));
    assertThat(settings.limits()).isTrue();
    assertThat(settings.rights()).isEqualTo(new Rights(List.of("stor", "stow"), List.of()));
  }

  @Test
  void readsEverySetting() {
    SimulatorSettings settings =
        read(
            Map.of(
                "SPEED", "600",
                "SEED", "42",
                "PAIRS", "BTC/USDT, ETH/BTC",
                "START", "2026-01-31T00:00:00Z",
                "SPREAD_PERC", "0.1",
                "API_KEY", "k",
                "API_SECRET", "s",
                "API_PASSPHRASE", "p",
                "BALANCES", "USDT:5,BTC:0.25",
                "LIMITS", "off"));

    assertThat(settings.speed()).isEqualTo(600);
    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.pairs()).containsExactly(Pair.of("BTC", "USDT"), Pair.of("ETH", "BTC"));
    assertThat(settings.start()).contains(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(settings.spread().plain()).isEqualTo("0.1");
    assertThat(settings.credentials().key()).isEqualTo("k");
    assertThat(settings.credentials().secret().value()).isEqualTo("s");
    assertThat(settings.credentials().passphrase().value()).isEqualTo("p");
    assertThat(settings.balances())
        .containsExactly(Amount.of("5", new Coin("USDT")), Amount.of("0.25", new Coin("BTC")));
    assertThat(settings.limits()).isFalse();
  }

  @Test
  void makesUpAsManyPairsAsAreAskedFor() {
    assertThat(read(Map.of("PAIRS", "500")).pairs())
        .hasSize(500)
        .doesNotHaveDuplicates()
        .startsWith(Pair.of("BTC", "USDT"))
        .contains(Pair.of("SIM489", "USDT"));
    assertThat(read(Map.of("PAIRS", "1")).pairs()).containsExactly(Pair.of("BTC", "USDT"));
  }

  @Test
  void readsCandleFiles() {
    String files =
        write("BTC", Granularity.FIVE_MINUTES) + "," + write("ETH", Granularity.FIVE_MINUTES);

    assertThat(read(Map.of("CANDLES", files)).candles())
        .extracting(file -> file.pair().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
  }

  @Test
  void readsWhatTheKeyMayDoAndTheFaultsThatStandFromTheStart() throws IOException {
    Path file = directory.resolve("faults.json");
    Files.writeString(file, "[{\"call\": \"trade\", \"fault\": {\"does\": \"cut\"}}]");

    SimulatorSettings settings =
        read(
            Map.of(
                "AUTHORITIES", "stor, wwow",
                "IP_WHITELIST", "192.0.2.7, ::1",
                "FAULTS_FILE", file.toString()));

    assertThat(settings.rights().authorities()).containsExactly("stor", "wwow");
    assertThat(settings.rights().addresses())
        .containsExactly(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("::1"));
    assertThat(settings.faults()).containsExactly(FaultOrder.always(Call.TRADE, new Fault.Cut()));
  }

  @Test
  void refusesFilesOfDifferentGranularity() {
    String files =
        write("BTC", Granularity.FIVE_MINUTES) + "," + write("ETH", Granularity.ONE_HOUR);

    assertThatThrownBy(() -> read(Map.of("CANDLES", files)))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("candles of BTCUSDT last 5min and those of ETHUSDT last 1h");
  }

  @Test
  void refusesTwoFilesOfOnePair() {
    String file = write("BTC", Granularity.FIVE_MINUTES).toString();

    assertThatThrownBy(() -> read(Map.of("CANDLES", file + "," + file)))
        .hasMessageContaining("two files hold BTCUSDT");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "SPEED, 0, SPEED",
        "SPEED, fast, SPEED",
        "PAIRS, BTCUSDT, 'BTCUSDT' is no pair",
        "PAIRS, BTC/BTC, two coins",
        "PAIRS, 0, there can be 1 to 500 pairs",
        "PAIRS, 501, there can be 1 to 500 pairs",
        "BALANCES, USDT:-1, 'USDT:-1' is no amount",
        "BALANCES, 10000, '10000' is no amount",
        "START, yesterday, 'yesterday' is no such time",
        "FAULTS_FILE, nowhere.json, it cannot be read",
        "IP_WHITELIST, localhost, IP addresses separated by commas",
        "API_SECRET, rsa:c2VjcmV0, behind rsa: is no RSA public key",
        "CANDLES, nowhere.csv, a candle file is named",
        "CANDLES, TEST_BTCUSDT_5m.csv, cannot be read"
      })
  void saysWhyItRefusesAValue(String name, String value, String reason) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAStartForRecordedCandles() {
    String file = write("BTC", Granularity.FIVE_MINUTES).toString();

    assertThatThrownBy(() -> read(Map.of("CANDLES", file, "START", "2026-01-31T00:00:00Z")))
        .hasMessageContaining("recorded candles begin when they were recorded");
  }

  @Test
  void shipsTheExampleThatItsDefinitionsMake() throws IOException {
    assertThat(Files.readString(Path.of(".env.example")))
        .isEqualTo(SimulatorApplication.launch().example().text());
  }

  @Test // java -jar bitget-simulator.jar --settings > ../docs/reference/settings-simulator.md
  void describesItsSettingsInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reference/settings-simulator.md")))
        .isEqualTo(SimulatorApplication.launch().example().markdown());
  }

  private Path write(String base, Granularity granularity) {
    return CandleFiles.write(
        CandleFiles.of(Pair.of(base, "USDT"), granularity, MAY, 10), directory);
  }

  private static SimulatorSettings read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values, EnvFile.empty());
    SimulatorSettings settings = SimulatorSettings.read(reader);
    reader.check();
    return settings;
  }
}
