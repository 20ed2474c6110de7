package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Gets the candles of one pair such that each comes after the one before.
///
/// What is still forming, repeated, revised or out of order in the exchange's answer does no harm.
/// A candle that is missing between others is asked for once more; then the exchange truly has
/// none, and a flat one without volume takes its place.
public final class CandleFeed {
  /// The most that a [CandleSource] gives at once.
  public static final int MOST = 1000;

  /// Asked for beyond what is missing, so that an answer that is one candle behind has them all.
  private static final int OVERLAP = 2;

  private final CandleSource source;
  private final Pair pair;
  private final Granularity granularity;
  private final MarketTime time;

  public CandleFeed(CandleSource source, Pair pair, Granularity granularity, MarketTime time) {
    this.source = source;
    this.pair = pair;
    this.granularity = granularity;
    this.time = time;
  }

  /// The newest candles, as many as the exchange has and gives at once.
  ///
  /// @throws dev.flare.market.ExchangeUnavailable when no right answer came
  /// @throws dev.flare.market.UnknownPair when the exchange does not list the pair
  public Fetched newest() {
    NavigableMap<Instant, Candle> closed = closed(MOST);
    if (closed.isEmpty()) {
      return new Fetched(List.of(), 0);
    }
    Candle first = closed.firstEntry().getValue();
    Fetched others = after(first, closed.tailMap(first.openedAt(), false));
    List<Candle> all = new ArrayList<>(List.of(first));
    all.addAll(others.candles());
    return new Fetched(all, others.filled());
  }

  /// The candles that closed after `latest`, up to now; none when the exchange does not serve them
  /// yet.
  ///
  /// @param latest no older than [#reaches(Candle)] allows
  /// @throws dev.flare.market.ExchangeUnavailable when no right answer came
  /// @throws dev.flare.market.UnknownPair when the exchange does not list the pair
  public Fetched after(Candle latest) {
    int count = (int) Math.clamp(closedSince(latest) + OVERLAP, 1 + OVERLAP, MOST);
    return after(latest, closed(count).tailMap(latest.openedAt(), false));
  }

  /// Whether one answer of the exchange can hold all candles since `latest`.
  public boolean reaches(Candle latest) {
    return closedSince(latest) + OVERLAP <= MOST;
  }

  private long closedSince(Candle latest) {
    Duration since = Duration.between(latest.closesAt(granularity), time.now());
    return Math.max(0, since.dividedBy(granularity.duration()));
  }

  private Fetched after(Candle latest, NavigableMap<Instant, Candle> later) {
    int missing = missing(latest, later);
    if (missing == 0) {
      return new Fetched(List.copyOf(later.values()), 0);
    }
    NavigableMap<Instant, Candle> all = new TreeMap<>(later);
    int span = Math.min(later.size() + missing + OVERLAP, MOST);
    all.putAll(closed(span).tailMap(latest.openedAt(), false));
    return new Fetched(Gapless.after(latest, all.values(), granularity), missing(latest, all));
  }

  private NavigableMap<Instant, Candle> closed(int count) {
    List<Candle> answer = source.closedCandles(pair, granularity, count);
    Instant now = time.now();
    NavigableMap<Instant, Candle> closed = new TreeMap<>();
    answer.stream()
        .filter(candle -> !candle.closesAt(granularity).isAfter(now))
        .forEach(candle -> closed.put(candle.openedAt(), candle));
    return closed;
  }

  private int missing(Candle latest, NavigableMap<Instant, Candle> later) {
    if (later.isEmpty()) {
      return 0;
    }
    Duration span = Duration.between(latest.openedAt(), later.lastKey());
    return (int) span.dividedBy(granularity.duration()) - later.size();
  }
}
