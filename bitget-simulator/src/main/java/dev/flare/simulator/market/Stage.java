package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What is played: the listings and the exchange time at which the play begins.
///
/// @param remarks what the audience should know, for the log
public record Stage(List<Listing> listings, Instant start, List<String> remarks) {
  /// Candles that lie before the start where the files are long enough for it.
  private static final int HISTORY = 1000;

  private static final Duration DAY = Duration.ofDays(1);

  private static final Map<String, Double> LEVELS =
      Map.ofEntries(
          Map.entry("BTC", 60_000.0),
          Map.entry("ETH", 3_000.0),
          Map.entry("BNB", 550.0),
          Map.entry("SOL", 150.0),
          Map.entry("LTC", 80.0),
          Map.entry("AVAX", 30.0),
          Map.entry("LINK", 15.0),
          Map.entry("DOT", 6.0),
          Map.entry("XRP", 0.6),
          Map.entry("ADA", 0.4),
          Map.entry("DOGE", 0.12));

  public Stage {
    listings = List.copyOf(listings);
    remarks = List.copyOf(remarks);
  }

  /// Markets made up from a seed; the same seed gives the same market at the same exchange time.
  public static Stage synthetic(List<Pair> pairs, long seed, Instant start) {
    return new Stage(
        pairs.stream().map(pair -> new Listing(pair, tape(pair, seed))).toList(), start, List.of());
  }

  /// Recorded candles. Files whose times have too little in common are moved by whole days.
  ///
  /// @param files at least one, of one granularity, each of another pair
  public static Stage recorded(List<CandleFile> files) {
    List<String> remarks = new ArrayList<>();
    boolean together = overlap(files);
    List<Listing> listings = new ArrayList<>();
    for (CandleFile file : files) {
      Duration shift = together ? Duration.ZERO : shift(file, files.getFirst());
      if (!shift.isZero()) {
        remarks.add(
            "%s is moved by %d days, to begin with %s"
                .formatted(file.pair(), shift.toDays(), files.getFirst().pair()));
      }
      listings.add(new Listing(file.pair(), new RecordedTape(file, shift)));
    }
    return new Stage(listings, start(files, listings), remarks);
  }

  private static SyntheticTape tape(Pair pair, long seed) {
    return new SyntheticTape(seed, pair, level(pair.base()) / level(pair.quote()));
  }

  private static double level(Coin coin) {
    return LEVELS.getOrDefault(coin.name(), MadeUpPairs.level(coin.name()));
  }

  /// Whether all files share at least half of what the shortest holds.
  private static boolean overlap(List<CandleFile> files) {
    Instant begin = files.stream().map(Stage::begin).max(Comparator.naturalOrder()).orElseThrow();
    Instant end = files.stream().map(Stage::end).min(Comparator.naturalOrder()).orElseThrow();
    Duration shortest =
        files.stream().map(CandleFile::span).min(Comparator.naturalOrder()).orElseThrow();
    return Duration.between(begin, end).multipliedBy(2).compareTo(shortest) >= 0;
  }

  private static Duration shift(CandleFile file, CandleFile first) {
    Duration apart = Duration.between(begin(file), begin(first));
    return DAY.multipliedBy(Math.round((double) apart.toMillis() / DAY.toMillis()));
  }

  /// When each file has its history behind it: a thousand candles, or a third of a short file.
  private static Instant start(List<CandleFile> files, List<Listing> listings) {
    Instant start = Instant.MIN;
    for (int i = 0; i < files.size(); i++) {
      List<Candle> candles = files.get(i).candles();
      Candle first = candles.get(Math.min(HISTORY, candles.size() / 3));
      Duration shift = Duration.between(begin(files.get(i)), listings.get(i).tape().begin());
      Instant ready = first.openedAt().plus(shift);
      start = ready.isAfter(start) ? ready : start;
    }
    return start;
  }

  private static Instant begin(CandleFile file) {
    return file.candles().getFirst().openedAt();
  }

  private static Instant end(CandleFile file) {
    return file.candles().getLast().closesAt(file.granularity());
  }
}
