package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts the requests of each caller to each call and denies those above BitGet's limits.
final class RateLimits {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int USUAL = 10;

  private static final Map<String, Integer> PER_SECOND =
      Map.of(
          "/api/v2/public/time", 20,
          "/api/v2/spot/public/symbols", 20,
          "/api/v2/spot/market/tickers", 20,
          "/api/v2/spot/market/candles", 20,
          "/api/v2/spot/market/history-candles", 20,
          "/api/v2/convert/trade", 5,
          "/api/v2/spot/account/info", 1);

  private final LongSupplier nanos;
  private final double factor;
  private final Map<Counted, Integer> counts = new HashMap<>();
  private long second = Long.MIN_VALUE;

  /// @param nanos real time, monotonic
  private RateLimits(LongSupplier nanos, double factor) {
    this.nanos = nanos;
    this.factor = factor;
  }

  /// BitGet's limits; on a market that runs faster than real time they grow with it.
  static RateLimits of(LongSupplier nanos, double speed) {
    return new RateLimits(nanos, Math.max(1, speed));
  }

  static RateLimits none(LongSupplier nanos) {
    return new RateLimits(nanos, Double.POSITIVE_INFINITY);
  }

  private record Counted(String path, String caller) {}

  synchronized void forget() {
    counts.clear();
  }

  /// @throws Denial when the caller has used up this second
  synchronized void admit(String path, String caller) {
    long now = Math.floorDiv(nanos.getAsLong(), SECOND);
    if (now != second) {
      second = now;
      counts.clear();
    }
    int count = counts.merge(new Counted(path, caller), 1, Integer::sum);
    if (count > PER_SECOND.getOrDefault(path, USUAL) * factor) {
      throw new Denial(Code.TOO_MANY_REQUESTS);
    }
  }
}
