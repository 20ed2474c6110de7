package dev.flare.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Recorded candles of one pair: a CSV file, optionally gzip, named
/// `<EXCHANGE>_<SYMBOL>_<granularity>.csv[.gz]` with the header
/// `ts,open,high,low,close,baseVolume,quoteVolume`, where `ts` is the open time in epoch
/// milliseconds.
///
/// @param candles at least one, oldest first, each aligned to the granularity, none twice
public record CandleFile(
    String exchange, Pair pair, Granularity granularity, List<Candle> candles) {
  private static final String HEADER = "ts,open,high,low,close,baseVolume,quoteVolume";
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9]+)_([A-Za-z0-9]+)_([0-9]+[A-Za-z]+)\\.csv(\\.gz)?");

  /// Known ends of a symbol, the longer first: what is before one is the base coin.
  private static final List<String> QUOTE_COINS =
      List.of("USDT", "USDC", "FDUSD", "TUSD", "USD", "EUR", "BTC", "ETH", "BGB");

  public CandleFile {
    candles = List.copyOf(candles);
  }

  /// Reads and checks the whole file.
  ///
  /// @throws IllegalArgumentException naming the file, the line and what is wrong with it
  public static CandleFile read(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(
          file + ": a candle file is named <EXCHANGE>_<SYMBOL>_<granularity>.csv or .csv.gz");
    }
    try {
      Granularity granularity = Granularity.parse(name.group(3));
      return new CandleFile(
          name.group(1), pairOf(name.group(2)), granularity, rows(file, granularity));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read (" + reason(e) + ")", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  private static Pair pairOf(String symbol) {
    return QUOTE_COINS.stream()
        .filter(quote -> symbol.endsWith(quote) && symbol.length() > quote.length())
        .findFirst()
        .map(quote -> Pair.of(symbol.substring(0, symbol.length() - quote.length()), quote))
        .orElseThrow(
            () -> new IllegalArgumentException("'" + symbol + "' ends in no known quote coin"));
  }

  private static List<Candle> rows(Path file, Granularity granularity) throws IOException {
    try (BufferedReader reader = open(file)) {
      if (!HEADER.equals(reader.readLine())) {
        throw new IllegalArgumentException("line 1: the header is " + HEADER);
      }
      List<Candle> candles = new ArrayList<>();
      int line = 2;
      for (String row = reader.readLine(); row != null; row = reader.readLine(), line++) {
        candles.add(row(row, line, candles, granularity));
      }
      if (candles.isEmpty()) {
        throw new IllegalArgumentException("holds no candle");
      }
      return candles;
    }
  }

  private static Candle row(String row, int line, List<Candle> before, Granularity granularity) {
    try {
      Candle candle = parse(row.split(",", -1));
      if (!granularity.openOf(candle.openedAt()).equals(candle.openedAt())) {
        throw new IllegalArgumentException(
            "%s is no opening time of %s".formatted(candle.openedAt(), granularity.code()));
      }
      if (!before.isEmpty() && !candle.openedAt().isAfter(before.getLast().openedAt())) {
        throw new IllegalArgumentException(candle.openedAt() + " does not follow the line before");
      }
      return candle;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line %d: %s".formatted(line, e.getMessage()), e);
    }
  }

  private static Candle parse(String[] cells) {
    if (cells.length != 7) {
      throw new IllegalArgumentException("%d columns in place of 7".formatted(cells.length));
    }
    double[] numbers = Stream.of(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
    return new Candle(
        Instant.ofEpochMilli(Long.parseLong(cells[0])),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5]);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /// From the first open to the last close.
  public Duration span() {
    return Duration.between(candles.getFirst().openedAt(), candles.getLast().closesAt(granularity));
  }
}
