package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Lets the requests for candles leave at least so far apart, in real time.
public final class SpacedCandles implements CandleSource {
  private final CandleSource source;
  private final long interval;
  private long next = System.nanoTime();

  public SpacedCandles(CandleSource source, Duration interval) {
    this.source = source;
    this.interval = interval.toNanos();
  }

  @Override
  public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    long slot = reserve();
    for (long left = slot - System.nanoTime(); left > 0; left = slot - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return source.closedCandles(pair, granularity, count);
  }

  @Override
  public boolean lists(Pair pair) {
    return source.lists(pair);
  }

  private synchronized long reserve() {
    long now = System.nanoTime();
    long slot = next - now > 0 ? next : now;
    next = slot + interval;
    return slot;
  }
}
