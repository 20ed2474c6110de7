package dev.flare.trading;

import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How much better the price for one position of a coin is than the price for all of them together.
///
/// It is told by two quotes, one of each kind, asked for within a moment. The market moves in that
/// moment too, so the largest difference of late counts, and fades with each new one.
final class SumDiscounts {
  private static final Duration MOMENT = Duration.ofSeconds(3);
  private static final BigDecimal FADING = new BigDecimal("0.75");
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private final Map<Round.Kind, HeldQuote> sums = new ConcurrentHashMap<>();
  private final Map<Round.Kind, HeldQuote> singles = new ConcurrentHashMap<>();
  private final Map<Round.Kind, BigDecimal> factors = new ConcurrentHashMap<>();

  void sum(Round.Kind kind, HeldQuote quote) {
    sums.put(kind, quote);
    compare(kind);
  }

  void single(Round.Kind kind, HeldQuote quote) {
    singles.put(kind, quote);
    compare(kind);
  }

  /// What the price for the sum times this is the price for one of them; 1 or more.
  BigDecimal factor(Round.Kind kind) {
    return factors.getOrDefault(kind, BigDecimal.ONE);
  }

  private void compare(Round.Kind kind) {
    HeldQuote sum = sums.get(kind);
    HeldQuote single = singles.get(kind);
    if (sum != null && single != null && areOfOneMoment(sum, single)) {
      BigDecimal now = price(single.quote()).divide(price(sum.quote()), DIGITS);
      if (now.compareTo(BigDecimal.TWO) <= 0) {
        factors.merge(kind, now.max(BigDecimal.ONE), (before, seen) -> faded(before).max(seen));
      }
    }
  }

  private static boolean areOfOneMoment(HeldQuote one, HeldQuote other) {
    return Math.abs(one.askedAtNanos() - other.askedAtNanos()) <= MOMENT.toNanos();
  }

  private static BigDecimal price(Quote quote) {
    return quote.receive().value().divide(quote.spend().value(), DIGITS);
  }

  private static BigDecimal faded(BigDecimal factor) {
    return factor.subtract(BigDecimal.ONE).multiply(FADING, DIGITS).add(BigDecimal.ONE);
  }
}
