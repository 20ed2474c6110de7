package dev.flare.signal;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up candles: a wandering price with calm and wild spells, trends, flat stretches and candles
/// without trades. The same seed always gives the same.
public final class SyntheticCandles {
  public static final Granularity GRANULARITY = Granularity.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final Random random;
  private final double tick;
  private double price;
  private double trend;
  private double wildness = 0.001;
  private int quiet;

  private SyntheticCandles(long seed, double price) {
    this.random = new Random(seed);
    this.price = price;
    this.tick = price / 100_000;
  }

  public static List<Candle> of(long seed, int count) {
    return of(seed, count, 60_000);
  }

  /// Those that start around `price`.
  public static List<Candle> of(long seed, int count, double price) {
    SyntheticCandles market = new SyntheticCandles(seed, price);
    List<Candle> candles = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      candles.add(market.candle(at(each)));
    }
    return candles;
  }

  /// `count` candles that all stand still.
  public static List<Candle> flat(int count, double price) {
    List<Candle> candles = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      candles.add(new Candle(at(each), price, price, price, price, 1, price));
    }
    return candles;
  }

  /// Open time of the candle at `index`.
  public static Instant at(int index) {
    return START.plus(GRANULARITY.duration().multipliedBy(index));
  }

  private Candle candle(Instant at) {
    change();
    double open = price;
    price = quiet > 0 ? open : rounded(open * (1 + trend + wildness * random.nextGaussian()));
    double high = rounded(Math.max(open, price) * (1 + shadow()));
    double low = rounded(Math.min(open, price) * (1 - shadow()));
    double volume = quiet > 0 ? 0 : Math.exp(random.nextGaussian());
    return new Candle(at, open, high, low, price, volume, volume * price);
  }

  private void change() {
    quiet--;
    if (random.nextInt(60) == 0) {
      trend = 0.0006 * random.nextGaussian();
      wildness = 0.0005 + 0.002 * random.nextDouble();
      quiet = random.nextInt(4) == 0 ? 40 : 0;
    }
  }

  private double shadow() {
    return quiet > 0 ? 0 : wildness * Math.abs(random.nextGaussian());
  }

  private double rounded(double value) {
    return Math.max(1, Math.rint(value / tick)) * tick;
  }
}
