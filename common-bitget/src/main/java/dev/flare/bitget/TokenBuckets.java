package dev.flare.bitget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A budget for this process: each endpoint gets half of what the exchange allows it, evenly, after
/// a burst of at most that half.
///
/// An exchange whose clock runs faster than real time is taken to count its limits by that clock.
final class TokenBuckets implements RequestBudget {
  private static final double SHARE = 0.5;
  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private final Pause pause;
  private final double speed;

  /// When the next request may leave, on the scale of `nanos`, if none had been saved up.
  private final Map<Endpoint, Long> due = new EnumMap<>(Endpoint.class);

  TokenBuckets(LongSupplier nanos, Pause pause, double speed) {
    this.nanos = nanos;
    this.pause = pause;
    this.speed = Math.max(1, speed);
  }

  @Override
  public void await(Endpoint endpoint) {
    long wait = reserve(endpoint);
    if (wait > 0) {
      pause.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long reserve(Endpoint endpoint) {
    double perSecond = Math.max(1, endpoint.perSecond() * SHARE) * speed;
    long gap = Math.round(NANOS / perSecond);
    long burst = Math.max(0, Math.round(NANOS) - gap);
    long now = nanos.getAsLong();
    long slot = Math.max(due.getOrDefault(endpoint, now - burst), now - burst);
    due.put(endpoint, slot + gap);
    return slot - now;
  }
}
