package dev.flare.simulator;

import dev.flare.market.Coin;
import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.market.SimulatedMarket;
import dev.flare.simulator.market.TradingHalted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Makes quotes and remembers them for as long as they can be taken.
final class QuoteDesk {
  private static final long LIFE = Duration.ofSeconds(8).toNanos();
  private static final int SIZE_DECIMALS = 8;
  private static final int PRICE_DECIMALS = 16;
  private static final long FIRST_ID = 1_360_000_000_000_000_001L;

  private final SimulatedMarket market;
  private final LongSupplier nanos;
  private final Map<String, IssuedQuote> quotes = new LinkedHashMap<>();
  private long nextId = FIRST_ID;

  /// @param nanos real time, monotonic: quotes live for eight real seconds at any speed
  QuoteDesk(SimulatedMarket market, LongSupplier nanos) {
    this.market = market;
    this.nanos = nanos;
  }

  /// A quote for spending `size`, repeated as it is written.
  ///
  /// @throws Denial when the amount, the coins or the moment do not allow it
  IssuedQuote spending(Coin from, String size, Coin to, Instant now) {
    BigDecimal spend = positive(size);
    BigDecimal price = price(from, to, now);
    BigDecimal receive = spend.multiply(price).setScale(SIZE_DECIMALS, RoundingMode.DOWN);
    return issue(from, size, to, receive.toPlainString(), price, now);
  }

  /// A quote for receiving `size`, repeated as it is written.
  ///
  /// @throws Denial when the amount, the coins or the moment do not allow it
  IssuedQuote receiving(Coin from, Coin to, String size, Instant now) {
    BigDecimal price = price(from, to, now);
    BigDecimal spend = positive(size).divide(price, SIZE_DECIMALS, RoundingMode.UP);
    return issue(from, spend.toPlainString(), to, size, price, now);
  }

  /// The quote that a trade repeats.
  ///
  /// @throws Denial when it is too old or the trade differs from it
  synchronized IssuedQuote take(Trade trade) {
    IssuedQuote quote = quotes.get(trade.traceId());
    if (quote == null || isOld(quote)) {
      throw new Denial(Code.QUOTE_EXPIRED);
    }
    if (!quote.isRepeatedBy(trade)) {
      throw new Denial(Code.QUOTE_DIFFERS);
    }
    return quote;
  }

  synchronized void forgetAll() {
    quotes.clear();
  }

  /// @throws Denial when the coin cannot be converted
  CoinLimit limit(Coin coin, Instant now) {
    Coin unit = market.unitFor(coin);
    return CoinLimit.of(coin, coin.equals(unit) ? BigDecimal.ONE : price(unit, coin, now));
  }

  private synchronized IssuedQuote issue(
      Coin from, String spend, Coin to, String receive, BigDecimal price, Instant now) {
    checkLimit(limit(from, now), spend);
    checkLimit(limit(to, now), receive);
    forgetOld();
    IssuedQuote quote =
        new IssuedQuote(
            Long.toString(nextId++),
            from,
            spend,
            to,
            receive,
            price.toPlainString(),
            now,
            nanos.getAsLong());
    quotes.put(quote.traceId(), quote);
    return quote;
  }

  private static void checkLimit(CoinLimit limit, String size) {
    BigDecimal amount = new BigDecimal(size);
    if (amount.compareTo(limit.minimum().value()) < 0) {
      throw new Denial(Code.TOO_LITTLE, "The minimum is " + limit.minimum());
    }
    if (amount.compareTo(limit.maximum().value()) > 0) {
      throw new Denial(Code.TOO_MUCH, "The maximum is " + limit.maximum());
    }
  }

  private BigDecimal price(Coin from, Coin to, Instant now) {
    try {
      return market
          .rate(from, to, now)
          .map(rate -> rate.setScale(PRICE_DECIMALS, RoundingMode.DOWN))
          .filter(rate -> rate.signum() > 0)
          .orElseThrow(() -> new Denial(Code.NOT_CONVERTIBLE));
    } catch (TradingHalted e) {
      throw new Denial(Code.SUSPENDED, String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal positive(String size) {
    if (!size.matches("[0-9]{1,20}(\\.[0-9]{0,40})?")) {
      throw new Denial(Code.PARAMETER_INVALID, "'%s' is no size".formatted(size));
    }
    BigDecimal amount = new BigDecimal(size);
    if (amount.signum() == 0) {
      throw new Denial(Code.NOT_POSITIVE);
    }
    if (amount.stripTrailingZeros().scale() > SIZE_DECIMALS) {
      throw new Denial(Code.TOO_MANY_DECIMALS);
    }
    return amount;
  }

  private boolean isOld(IssuedQuote quote) {
    return nanos.getAsLong() - quote.bornNanos() >= LIFE;
  }

  private void forgetOld() {
    quotes.values().removeIf(this::isOld);
  }
}
