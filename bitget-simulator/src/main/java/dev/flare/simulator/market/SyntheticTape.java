package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A made-up market without begin and end, wholly determined by a seed and the name of the pair.
///
/// The price is a sum of waves of all lengths from a minute to weeks, which gives trends and their
/// reversals. How strong the short and the middle waves are changes slowly, which gives quiet and
/// wild hours, trends and ranges. Now and then it jumps and drifts back.
public final class SyntheticTape implements Tape {
  private static final long MINUTE = Granularity.ONE_MINUTE.duration().toMillis();
  private static final int BLOCK = 240;
  private static final int BLOCKS_KEPT = 15;

  private final Prices prices;
  private final Activity activity;
  private final int digits;

  /// Stretches of candles looked at last, by their place in time.
  private final Map<Long, Candle[]> blocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Candle[]> eldest) {
          return size() > BLOCKS_KEPT;
        }
      };

  /// @param level the price that the market wanders about
  public SyntheticTape(long seed, Pair pair, double level) {
    Noise noise = new Noise(seed).with(pair.symbol().hashCode());
    this.prices = new Prices(noise, level);
    this.activity = new Activity(noise);
    this.digits = Math.clamp(5 - (int) Math.floor(Math.log10(level)), 2, 10);
  }

  @Override
  public Granularity granularity() {
    return Granularity.ONE_MINUTE;
  }

  @Override
  public Optional<Candle> candle(Instant open) {
    long minute = Math.floorDiv(open.toEpochMilli(), MINUTE);
    Candle[] block = block(Math.floorDiv(minute, BLOCK));
    return Optional.of(block[Math.floorMod(minute, BLOCK)]);
  }

  @Override
  public Instant begin() {
    return Instant.MIN;
  }

  @Override
  public Instant end() {
    return Instant.MAX;
  }

  @Override
  public int digits() {
    return digits;
  }

  private synchronized Candle[] block(long place) {
    return blocks.computeIfAbsent(place, this::candles);
  }

  private Candle[] candles(long place) {
    Candle[] candles = new Candle[BLOCK];
    long first = place * BLOCK;
    double open = rounded(prices.at(first));
    for (int i = 0; i < BLOCK; i++) {
      double close = rounded(prices.at(first + i + 1));
      candles[i] = candle(first + i, open, close);
      open = close;
    }
    return candles;
  }

  private Candle candle(long minute, double open, double close) {
    double high = Math.max(open, close);
    double low = Math.min(open, close);
    double volume = activity.volume(minute, Math.abs(close / open - 1)) / close;
    double rounded = BigDecimal.valueOf(volume).setScale(4, RoundingMode.HALF_UP).doubleValue();
    return new Candle(
        Instant.ofEpochMilli(minute * MINUTE),
        open,
        rounded(high * (1 + activity.wick(minute, 1))),
        rounded(low * (1 - activity.wick(minute, -1))),
        close,
        rounded,
        BigDecimal.valueOf(rounded * close).setScale(4, RoundingMode.HALF_UP).doubleValue());
  }

  private double rounded(double price) {
    return BigDecimal.valueOf(price).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }
}
