package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pair that the exchange lists, as it looks at a given exchange time.
public record Listing(Pair pair, Tape tape) {
  /// Whether trading has ended because the tape has.
  public boolean isHalted(Instant now) {
    return !now.isBefore(tape.end());
  }

  /// The price at `now`; after the end of the tape the last one.
  public BigDecimal price(Instant now) {
    return decimal(standing(now).close());
  }

  /// Whether candles of this length can be made from the tape's.
  public boolean offers(Rhythm rhythm) {
    return rhythm.fits(tape.granularity());
  }

  /// Up to `limit` candles that open before `before`, oldest first; the last may still be forming.
  public List<Candle> candles(Rhythm rhythm, Instant before, int limit, Instant now) {
    List<Candle> newestFirst = new ArrayList<>();
    Instant newest = earlier(earlier(before, now.plusNanos(1)), tape.end()).minusNanos(1);
    Instant open = rhythm.openOf(newest);
    while (newestFirst.size() < limit && reaches(open, rhythm)) {
      candle(rhythm, open, now).ifPresent(newestFirst::add);
      open = open.minus(rhythm.length());
    }
    return List.copyOf(newestFirst.reversed());
  }

  /// What happened from `now` minus `length` to `now`, as one candle.
  public Candle over(Duration length, Instant now) {
    Instant last = standingOpen(now);
    return merged(tape.granularity().openOf(now.minus(length)), last.plusNanos(1), now)
        .orElseGet(() -> standing(now));
  }

  /// `price` as the exchange writes it.
  public BigDecimal decimal(double price) {
    return BigDecimal.valueOf(price).setScale(tape.digits(), RoundingMode.HALF_EVEN);
  }

  private boolean reaches(Instant open, Rhythm rhythm) {
    return open.plus(rhythm.length()).isAfter(tape.begin()) && open.getEpochSecond() > 0;
  }

  private Optional<Candle> candle(Rhythm rhythm, Instant open, Instant now) {
    return merged(open, open.plus(rhythm.length()), now).map(candle -> at(candle, open));
  }

  /// Joins the tape's candles that open from `from` on and before `to`, as far as `now` knows them.
  private Optional<Candle> merged(Instant from, Instant to, Instant now) {
    Candle sum = null;
    Duration step = tape.granularity().duration();
    for (Instant open = from; open.isBefore(to) && !open.isAfter(now); open = open.plus(step)) {
      Optional<Candle> next = tape.candle(open).map(candle -> known(candle, now));
      if (next.isPresent()) {
        sum = sum == null ? next.get() : join(sum, next.get());
      }
    }
    return Optional.ofNullable(sum);
  }

  /// The candle that holds the price of `now`: the running one, or the newest before a gap or end.
  private Candle standing(Instant now) {
    return tape.candle(standingOpen(now)).map(candle -> known(candle, now)).orElseThrow();
  }

  private Instant standingOpen(Instant now) {
    Duration step = tape.granularity().duration();
    Instant open = tape.granularity().openOf(earlier(now, tape.end().minusNanos(1)));
    while (tape.candle(open).isEmpty()) {
      open = open.minus(step);
      if (open.isBefore(tape.begin())) {
        throw new IllegalStateException("%s has no candle before %s".formatted(pair, now));
      }
    }
    return open;
  }

  private Candle known(Candle candle, Instant now) {
    Duration step = tape.granularity().duration();
    Duration age = Duration.between(candle.openedAt(), now);
    if (age.compareTo(step) >= 0) {
      return candle;
    }
    double part = (double) age.toNanos() / step.toNanos();
    PricePath path = new PricePath(candle);
    return path.soFar(part, decimal(path.at(part)).doubleValue());
  }

  private static Candle join(Candle one, Candle next) {
    return new Candle(
        one.openedAt(),
        one.open(),
        Math.max(one.high(), next.high()),
        Math.min(one.low(), next.low()),
        next.close(),
        one.baseVolume() + next.baseVolume(),
        one.quoteVolume() + next.quoteVolume());
  }

  private static Candle at(Candle candle, Instant open) {
    return new Candle(
        open,
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.baseVolume(),
        candle.quoteVolume());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
