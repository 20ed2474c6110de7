package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The exchange's time, carried forward on this machine's monotonic clock.
///
/// The first reading asks the exchange, and waits for the answer. Only while there never was one,
/// the machine's own date stands in; a wrong or jumping one does no harm after that.
public final class ExchangeClock implements InstantSource {
  private static final int SAMPLES = 3;

  /// A round trip that lasts this long in exchange time leaves too little error to ask again.
  private static final Duration GOOD_ROUND_TRIP = Duration.ofMillis(250);

  private static final Duration FRESH = Duration.ofMinutes(5);

  /// By how much the monotonic clock may run apart from the exchange's; quartz does a tenth of it.
  private static final double DRIFT = 0.000_2;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private final Supplier<Instant> first;
  private final Supplier<Instant> again;
  private final double speed;
  private volatile Anchor anchor;
  private volatile boolean set;
  private volatile long nextSyncNanos;

  /// @param local the time until the first answer
  /// @param nanos the monotonic clock
  /// @param serverTime asks the exchange, in one request; throws [ExchangeUnavailable]
  /// @param speed how many times faster than real time the exchange's clock runs
  ExchangeClock(
      InstantSource local, LongSupplier nanos, Supplier<Instant> serverTime, double speed) {
    this(local, nanos, serverTime, serverTime, speed);
  }

  /// @param again asks for a better answer than the first, with less patience
  ExchangeClock(
      InstantSource local,
      LongSupplier nanos,
      Supplier<Instant> first,
      Supplier<Instant> again,
      double speed) {
    this.nanos = nanos;
    this.first = first;
    this.again = again;
    this.speed = speed;
    this.nextSyncNanos = nanos.getAsLong();
    this.anchor = new Anchor(local.instant(), nextSyncNanos, Duration.ZERO);
  }

  @Override
  public Instant instant() {
    if (!set) {
      keepFresh();
    }
    return anchor.timeAt(nanos.getAsLong(), speed);
  }

  /// By how much it may be wrong, in the exchange's time, a little more with every second since it
  /// was set; very long before the exchange told its time.
  public Duration error() {
    return set ? anchor.errorAt(nanos.getAsLong(), speed) : Duration.ofDays(1);
  }

  public double speed() {
    return speed;
  }

  /// The real time that `duration` of the exchange's time takes.
  public Duration real(Duration duration) {
    return Duration.ofNanos(Math.round(duration.toNanos() / speed));
  }

  /// Sets the clock by the exchange's, taking its answer for the middle of the round trip. What is
  /// known better already, and not contradicted by the answer, stays.
  ///
  /// @throws ExchangeUnavailable when the exchange does not tell its time; the clock then runs on
  public synchronized void resync() {
    Duration next = BETWEEN_ATTEMPTS;
    try {
      Anchor sampled = bestSample().anchor(speed);
      anchor = set ? anchor.orBetter(sampled, nanos.getAsLong(), speed) : sampled;
      set = true;
      next = FRESH;
    } finally {
      nextSyncNanos = nanos.getAsLong() + next.toNanos();
    }
  }

  /// Sets the clock when that is due; a failure can wait for the next time.
  void keepFresh() {
    if (isDue()) {
      resyncIfStillDue();
    }
  }

  private boolean isDue() {
    return nanos.getAsLong() - nextSyncNanos >= 0;
  }

  /// Of many threads that find it due at once, one asks and the others wait for it.
  private synchronized void resyncIfStillDue() {
    if (!isDue()) {
      return;
    }
    try {
      resync();
    } catch (ExchangeUnavailable e) {
      System.getLogger(ExchangeClock.class.getName())
          .log(System.Logger.Level.WARNING, "Clock not set: {0}", e.getMessage());
    }
  }

  /// Lets the next [#keepFresh()] ask the exchange.
  void expire() {
    nextSyncNanos = nanos.getAsLong();
  }

  private Sample bestSample() {
    Sample best = sample(first);
    for (int i = 1; i < SAMPLES && best.roundTrip() > real(GOOD_ROUND_TRIP).toNanos(); i++) {
      try {
        best = best.orBetter(sample(again));
      } catch (ExchangeUnavailable e) {
        return best;
      }
    }
    return best;
  }

  private Sample sample(Supplier<Instant> serverTime) {
    long sent = nanos.getAsLong();
    Instant server = serverTime.get();
    return new Sample(sent, nanos.getAsLong(), server);
  }

  private record Anchor(Instant time, long nanos, Duration error) {
    Instant timeAt(long now, double speed) {
      return time.plusNanos(Math.round((now - nanos) * speed));
    }

    Duration errorAt(long now, double speed) {
      return error.plusNanos(Math.round((now - nanos) * speed * DRIFT));
    }

    Anchor orBetter(Anchor other, long now, double speed) {
      Duration mine = errorAt(now, speed);
      Duration others = other.errorAt(now, speed);
      Duration apart = Duration.between(timeAt(now, speed), other.timeAt(now, speed)).abs();
      boolean agree = apart.compareTo(mine.plus(others)) <= 0;
      return agree && mine.compareTo(others) < 0 ? this : other;
    }
  }

  private record Sample(long sent, long received, Instant server) {
    long roundTrip() {
      return received - sent;
    }

    Sample orBetter(Sample other) {
      return other.roundTrip() < roundTrip() ? other : this;
    }

    /// The answer was written at some moment of the round trip.
    Anchor anchor(double speed) {
      Duration error = Duration.ofNanos(Math.round(speed * roundTrip() / 2));
      return new Anchor(server, sent + roundTrip() / 2, error);
    }
  }
}
