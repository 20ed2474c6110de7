package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.PairSource;
import dev.flare.market.UnknownPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// An exchange of endless five-minute candles with faults on demand.
///
/// A candle's prices follow from its pair and time alone, so that everybody gets the same.
public final class PaperExchange implements CandleSource, PairSource {
  public static final Granularity GRANULARITY = Granularity.FIVE_MINUTES;

  private static final List<Pair> LISTED =
      List.of(
          Pair.of("BTC", "USDT"),
          Pair.of("WBTC", "USDT"),
          Pair.of("ETH", "BTC"),
          Pair.of("ETH", "USDT"),
          Pair.of("DOGE", "USDT"));

  private final InstantSource clock;
  private final Instant listedAt;
  private final Set<Pair> unknown = new HashSet<>();
  private final Set<Pair> broken = new HashSet<>();
  private final Set<Instant> holes = new HashSet<>();
  private final Map<Instant, Integer> lateFor = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private UnaryOperator<List<Candle>> distortion = UnaryOperator.identity();
  private boolean down;

  /// @param listedAt when trading began
  public PaperExchange(InstantSource clock, Instant listedAt) {
    this.clock = clock;
    this.listedAt = GRANULARITY.openOf(listedAt);
  }

  @Override
  public synchronized List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    requests.incrementAndGet();
    if (down || broken.contains(pair)) {
      throw new ExchangeUnavailable("GET candles: no connection");
    }
    if (unknown.contains(pair)) {
      throw new UnknownPair(pair);
    }
    List<Candle> candles = new ArrayList<>();
    Instant openedAt = GRANULARITY.openOf(clock.instant());
    while (candles.size() < count && openedAt.isAfter(listedAt)) {
      openedAt = openedAt.minus(GRANULARITY.duration());
      if (isServed(openedAt)) {
        candles.addFirst(candle(pair, openedAt));
      }
    }
    return distortion.apply(candles);
  }

  @Override
  public synchronized boolean lists(Pair pair) {
    if (down) {
      throw new ExchangeUnavailable("GET symbols: no connection");
    }
    return !unknown.contains(pair);
  }

  @Override
  public synchronized List<Pair> listed() {
    requests.incrementAndGet();
    if (down) {
      throw new ExchangeUnavailable("GET symbols: no connection");
    }
    return LISTED.stream().filter(pair -> !unknown.contains(pair)).toList();
  }

  /// The candle of a moment, whoever asks.
  public static Candle candle(Pair pair, Instant openedAt) {
    double open = price(pair, openedAt);
    double close = price(pair, openedAt.plus(GRANULARITY.duration()));
    Random random = new Random(pair.symbol().hashCode() * 31L + openedAt.getEpochSecond());
    double high = Math.max(open, close) * (1 + random.nextDouble() * 0.002);
    double low = Math.min(open, close) * (1 - random.nextDouble() * 0.002);
    double volume = 1 + random.nextInt(1000);
    return new Candle(openedAt, open, high, low, close, volume, volume * close);
  }

  private static double price(Pair pair, Instant at) {
    double hours = at.getEpochSecond() / 3600.0 + pair.symbol().length();
    double noise = new Random(at.getEpochSecond() + pair.symbol().hashCode()).nextDouble();
    return Math.round(1e4 * (100 + 10 * Math.sin(hours) + 3 * Math.sin(7 * hours) + noise)) / 1e4;
  }

  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
  }

  public synchronized void breakFor(Pair pair) {
    broken.add(pair);
  }

  public synchronized void delist(Pair pair) {
    unknown.add(pair);
  }

  /// It never had this candle.
  public synchronized void miss(Instant openedAt) {
    holes.add(openedAt);
  }

  /// So many answers lack this candle.
  public synchronized void serveLate(Instant openedAt, int answers) {
    lateFor.put(openedAt, answers);
  }

  /// Changes every answer on its way.
  public synchronized void distort(UnaryOperator<List<Candle>> change) {
    distortion = change;
  }

  public int requests() {
    return requests.get();
  }

  private boolean isServed(Instant openedAt) {
    int late = lateFor.getOrDefault(openedAt, 0);
    lateFor.computeIfPresent(openedAt, (_, answers) -> answers - 1);
    return late <= 0 && !holes.contains(openedAt);
  }
}
