package dev.flare.signal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The candle files beside the checkout.
public final class RecordedCandles {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "candles");

  private RecordedCandles() {}

  /// All of them; where there is none, the test that asks is skipped.
  public static List<Path> files() {
    assumeTrue(Files.isDirectory(FOLDER), "no recorded candles at " + FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".csv.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
