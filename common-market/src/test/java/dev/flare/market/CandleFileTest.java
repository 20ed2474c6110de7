package dev.flare.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleFileTest {
  private static final String HEADER = "ts,open,high,low,close,baseVolume,quoteVolume\n";
  private static final String FIRST =
      "1704067200000,42314,42437.4,42289.6,42437.1,289.68,12293172\n";
  private static final String SECOND = "1704067500000,42437.1,42500,42400,42450,100,4245000\n";

  @TempDir Path directory;

  @Test
  void readsCandlesPairAndGranularity() throws IOException {
    CandleFile file = CandleFile.read(file("BINANCE_BTCUSDT_5m.csv", HEADER + FIRST + SECOND));

    assertThat(file.exchange()).isEqualTo("BINANCE");
    assertThat(file.pair()).isEqualTo(Pair.of("BTC", "USDT"));
    assertThat(file.granularity()).isEqualTo(Granularity.FIVE_MINUTES);
    assertThat(file.span()).isEqualTo(Duration.ofMinutes(10));
    assertThat(file.candles().getFirst())
        .isEqualTo(
            new Candle(
                Instant.parse("2024-01-01T00:00:00Z"),
                42314,
                42437.4,
                42289.6,
                42437.1,
                289.68,
                12293172));
  }

  @Test
  void readsGzip() throws IOException {
    Path file = directory.resolve("KUCOIN_USDCUSDT_5m.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + FIRST).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(CandleFile.read(file).pair()).isEqualTo(Pair.of("USDC", "USDT"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "x.csv|a candle file is named <EXCHANGE>_<SYMBOL>_<granularity>.csv or .csv.gz|",
        "B_BTCUSDT_5m.csv|line 1: the header is ts,open,high,low,close,baseVolume,quoteVolume|nonsense",
        "B_BTCUSDT_5m.csv|holds no candle|HEADER",
        "B_BTCUSDT_7m.csv|'7m' is no granularity|HEADER",
        "B_BTCFOO_5m.csv|'BTCFOO' ends in no known quote coin|HEADER",
        "B_BTCUSDT_5m.csv|line 2: 2 columns in place of 7|HEADER1704067200000,1",
        "B_BTCUSDT_5m.csv|line 2: For input string: \"x\"|HEADER1704067200000,x,1,1,1,1,1",
        "B_BTCUSDT_5m.csv|line 2: 2024-01-01T00:00:00.001Z is no opening time of 5min|HEADER1704067200001,1,1,1,1,1,1",
        "B_BTCUSDT_5m.csv|line 3: 2024-01-01T00:00:00Z does not follow the line before|HEADERFIRSTFIRST",
        "B_BTCUSDT_5m.csv|line 2: No candle at 2024-01-01T00:00:00Z|HEADER1704067200000,1,1,2,1,1,1",
        "B_BTCUSDT_5m.csv.gz|cannot be read (Zip: Not in GZIP format)|HEADER"
      },
      delimiter = '|')
  void namesFileLineAndReasonOfWhatItCannotRead(String name, String reason, String text)
      throws IOException {
    String content = text == null ? "" : text.replace("HEADER", HEADER).replace("FIRST", FIRST);
    Path file = file(name, content);

    assertThatThrownBy(() -> CandleFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void namesAMissingFile() {
    Path file = directory.resolve("B_BTCUSDT_5m.csv");

    assertThatThrownBy(() -> CandleFile.read(file))
        .hasMessageStartingWith(file + ": cannot be read (NoSuchFile");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }
}
