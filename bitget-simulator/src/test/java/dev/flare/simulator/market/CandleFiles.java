package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Candle files with something in them.
public final class CandleFiles {
  private CandleFiles() {}

  /// Candles that rise by steps of one from 100 to 106 and fall back.
  public static CandleFile of(Pair pair, Granularity granularity, Instant begin, int count) {
    List<Candle> candles =
        IntStream.range(0, count)
            .mapToObj(i -> candle(begin.plus(granularity.duration().multipliedBy(i)), i))
            .toList();
    return new CandleFile("TEST", pair, granularity, candles);
  }

  /// Writes the file under the name that says what it holds.
  public static Path write(CandleFile file, Path directory) {
    String name = "TEST_%s_%s.csv".formatted(file.pair(), file.granularity().shortName());
    String rows = file.candles().stream().map(CandleFiles::row).collect(Collectors.joining());
    try {
      return Files.writeString(
          directory.resolve(name), "ts,open,high,low,close,baseVolume,quoteVolume\n" + rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Candle candle(Instant open, int i) {
    double price = 100 + i % 7;
    double next = 100 + (i + 1) % 7;
    return new Candle(
        open, price, Math.max(price, next) + 0.5, Math.min(price, next) - 0.25, next, 10 + i, 1000);
  }

  private static String row(Candle candle) {
    return "%d,%s,%s,%s,%s,%s,%s\n"
        .formatted(
            candle.openedAt().toEpochMilli(),
            candle.open(),
            candle.high(),
            candle.low(),
            candle.close(),
            candle.baseVolume(),
            candle.quoteVolume());
  }
}
