package dev.flare.signal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the earlier system decided for each candle of a file, with all it computed on the way.
public record GoldenFile(List<String> patterns, List<GoldenRow> rows) {
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  /// Reads one of the recorded files; where there is none, the test that asks is skipped.
  ///
  /// @param name such as `BINANCE_BTCUSDT_5m`
  public static GoldenFile named(String name) {
    Path file = DATA.resolve("golden").resolve(name + ".jsonl.gz");
    assumeTrue(Files.exists(file), "no recorded decisions at " + file);
    try (var bytes = new GZIPInputStream(Files.newInputStream(file));
        var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The recorded candles that the rows of `name` were made from.
  public static Path candles(String name) {
    Path file = DATA.resolve("candles").resolve(name + ".csv.gz");
    assumeTrue(Files.exists(file), "no recorded candles at " + file);
    return file;
  }

  private static GoldenFile read(BufferedReader reader) throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<String> patterns = new ArrayList<>();
    mapper
        .readTree(reader.readLine())
        .get("patterns")
        .forEach(each -> patterns.add(each.asString()));
    List<GoldenRow> rows = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      JsonNode row = mapper.readTree(line);
      rows.add(new GoldenRow(row, patterns));
    }
    return new GoldenFile(patterns, rows);
  }
}
