package dev.flare.trading;

import dev.flare.market.Amount;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Positions of which the account had less than the book says when they were to be sold.
///
/// One odd answer of the exchange closes nothing: what is missing counts as gone once it has been
/// missing for a minute.
final class Shortages {
  private static final Duration SLIP = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 4;

  /// What was seen longer ago says nothing about now.
  private static final Duration STALE = Duration.ofMinutes(5);

  private final LongSupplier nanos;
  private final Map<Long, Shortage> known = new ConcurrentHashMap<>();

  Shortages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param sinceNanos when it was seen first
  /// @param looks how often in a row
  private record Shortage(Amount available, long sinceNanos, long lastNanos, int looks) {
    Shortage again(Amount now, long atNanos) {
      return isStale(atNanos)
          ? new Shortage(now, atNanos, atNanos, 1)
          : new Shortage(now, sinceNanos, atNanos, looks + 1);
    }

    boolean isStale(long now) {
      return now - lastNanos > STALE.toNanos();
    }

    /// Twice as long after each look, up to 80 seconds.
    Duration pause() {
      return FIRST_PAUSE.multipliedBy(1L << Math.min(looks - 1, MOST_DOUBLINGS));
    }
  }

  void saw(long position, Amount available) {
    long now = nanos.getAsLong();
    known.merge(
        position,
        new Shortage(available, now, now, 1),
        (before, _) -> before.again(available, now));
  }

  void isOver(long position) {
    known.remove(position);
  }

  /// Whether it has lasted so long that it is no slip.
  boolean isLasting(long position) {
    Shortage shortage = known.get(position);
    return shortage != null && nanos.getAsLong() - shortage.sinceNanos() >= SLIP.toNanos();
  }

  /// Whether it makes sense to try to sell by now.
  boolean mayTry(long position) {
    Shortage shortage = known.get(position);
    return shortage == null
        || nanos.getAsLong() - shortage.lastNanos() >= shortage.pause().toNanos();
  }

  /// What the account had lately of each position of which it had too little.
  Map<Long, Amount> now() {
    long now = nanos.getAsLong();
    return known.entrySet().stream()
        .filter(each -> !each.getValue().isStale(now))
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().available()));
  }
}
