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
/// missing for a minute, at each of several looks. What an order of the owner's holds is not
/// missing.
final class Shortages {
  private static final Duration SLIP = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 4;

  /// Two looks further apart say nothing about the time between; one comes at least every 80
  /// seconds while a position is to be sold.
  private static final Duration GAP = Duration.ofMinutes(2);

  /// What was seen longer ago says nothing about now.
  private static final Duration STALE = Duration.ofMinutes(5);

  private final LongSupplier nanos;
  private final Map<Long, Shortage> known = new ConcurrentHashMap<>();

  Shortages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param bound whether an order held some of the coins at the last look
  /// @param sinceNanos since when they have been missing without such an order
  /// @param looks how often in a row
  private record Shortage(
      Amount available, boolean bound, long sinceNanos, long lastNanos, int looks) {
    static Shortage first(Amount available, boolean bound, long atNanos) {
      return new Shortage(available, bound, atNanos, atNanos, 1);
    }

    Shortage again(Shortage now) {
      if (isStale(now.lastNanos)) {
        return now;
      }
      boolean goesOn = !bound && now.lastNanos - lastNanos <= GAP.toNanos();
      return new Shortage(
          now.available, now.bound, goesOn ? sinceNanos : now.sinceNanos, now.lastNanos, looks + 1);
    }

    boolean isStale(long now) {
      return now - lastNanos > STALE.toNanos();
    }

    /// Twice as long after each look, up to 80 seconds.
    Duration pause() {
      return FIRST_PAUSE.multipliedBy(1L << Math.min(looks - 1, MOST_DOUBLINGS));
    }
  }

  /// @param bound whether an order of the owner's holds some of the coins
  void saw(long position, Amount available, boolean bound) {
    known.merge(position, Shortage.first(available, bound, nanos.getAsLong()), Shortage::again);
  }

  void isOver(long position) {
    known.remove(position);
  }

  /// Whether it has lasted so long that it is no slip.
  boolean isLasting(long position) {
    Shortage shortage = known.get(position);
    return shortage != null
        && !shortage.bound()
        && nanos.getAsLong() - shortage.sinceNanos() >= SLIP.toNanos();
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
