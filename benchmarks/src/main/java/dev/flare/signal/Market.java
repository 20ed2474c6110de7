package dev.flare.signal;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Endless five-minute candles of one pair that wander about; the same seed gives the same.
public final class Market {
  public static final Granularity GRANULARITY = Granularity.FIVE_MINUTES;
  private static final double START = 60_000;

  private final Random random;
  private Instant next = Instant.parse("2020-01-01T00:00:00Z");
  private double price = START;

  public Market(long seed) {
    this.random = new Random(seed);
  }

  /// A pair by number.
  public static Pair pair(int number) {
    return Pair.of("C" + number, "USDT");
  }

  public List<Candle> next(int count) {
    List<Candle> candles = new ArrayList<>(count);
    for (int each = 0; each < count; each++) {
      candles.add(next());
    }
    return candles;
  }

  public Candle next() {
    double open = price;
    price = rounded(open + (START - open) / 5000 + 60 * random.nextGaussian());
    double high = rounded(Math.max(open, price) + 20 * random.nextDouble());
    double low = rounded(Math.min(open, price) - 20 * random.nextDouble());
    double volume = 1 + random.nextInt(1000) / 10.0;
    Candle candle = new Candle(next, open, high, low, price, volume, volume * price);
    next = next.plus(GRANULARITY.duration());
    return candle;
  }

  private static double rounded(double value) {
    return Math.rint(Math.max(1000, value) * 100) / 100;
  }
}
