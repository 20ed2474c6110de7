package dev.flare.demo;

import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The market that the demo trades on: its pairs, the length of its candles, and how many times
/// faster than real time it runs.
record Market(List<Pair> pairs, Granularity granularity, List<Path> files, BigDecimal speed) {
  private static final List<Pair> SYNTHETIC =
      List.of(
          Pair.of("BTC", "USDT"),
          Pair.of("ETH", "USDT"),
          Pair.of("SOL", "USDT"),
          Pair.of("XRP", "USDT"),
          Pair.of("DOGE", "USDT"),
          Pair.of("ADA", "USDT"));

  /// Candles of all pairs together in a second: below the exchange's 20 requests a second.
  private static final int MOST_CANDLES_A_SECOND = 12;

  /// Candles of one pair in a second: what a rapid loop of a quarter second still keeps up with.
  private static final int MOST_CANDLES_A_SECOND_OF_A_PAIR = 5;

  static Market of(List<Path> candles) {
    return candles.isEmpty() ? synthetic() : recorded(candles);
  }

  private static Market synthetic() {
    Granularity granularity = Granularity.FIVE_MINUTES;
    return new Market(SYNTHETIC, granularity, List.of(), speed(SYNTHETIC.size(), granularity));
  }

  private static Market recorded(List<Path> paths) {
    List<CandleFile> files = paths.stream().map(Market::read).toList();
    Granularity granularity = files.getFirst().granularity();
    Set<Pair> pairs = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      CandleFile file = files.get(i);
      if (file.granularity() != granularity) {
        throw DemoFailure.badRequest(
            "%s holds %s candles and %s holds %s: one demo replays one granularity"
                .formatted(
                    paths.getFirst(), granularity.code(), paths.get(i), file.granularity().code()));
      }
      if (!pairs.add(file.pair())) {
        throw DemoFailure.badRequest(
            "%s: %s is there already".formatted(paths.get(i), file.pair()));
      }
    }
    return new Market(
        files.stream().map(CandleFile::pair).toList(),
        granularity,
        paths,
        speed(files.size(), granularity));
  }

  private static CandleFile read(Path file) {
    try {
      return CandleFile.read(file);
    } catch (IllegalArgumentException e) {
      throw DemoFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /// Fast enough that trades open and close within a minute, slow enough to keep up with.
  private static BigDecimal speed(int pairs, Granularity granularity) {
    BigDecimal candlesASecond =
        BigDecimal.valueOf(MOST_CANDLES_A_SECOND)
            .divide(BigDecimal.valueOf(pairs), 4, RoundingMode.DOWN)
            .min(BigDecimal.valueOf(MOST_CANDLES_A_SECOND_OF_A_PAIR));
    return candlesASecond.multiply(BigDecimal.valueOf(granularity.duration().toSeconds()));
  }

  /// The coin in which most pairs are quoted, the first of them where several have as many.
  Coin baseToken() {
    Map<Coin, Long> counts =
        pairs.stream()
            .collect(Collectors.groupingBy(Pair::quote, LinkedHashMap::new, Collectors.counting()));
    long most = Collections.max(counts.values());
    return counts.entrySet().stream()
        .filter(each -> each.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// The first pair that a trader who counts in the base token can trade.
  Pair firstPair() {
    return pairs.stream()
        .filter(each -> each.quote().equals(baseToken()))
        .findFirst()
        .orElseThrow();
  }

  /// So many real milliseconds, in the market's own time.
  long marketMillis(long realMillis) {
    return speed.multiply(BigDecimal.valueOf(realMillis)).longValue();
  }
}
