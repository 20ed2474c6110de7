package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A venue at which every coin has the same price, which falls when told to. A quote takes as long
/// as it takes to ask for it over a network.
final class OnePrice implements ConversionVenue {
  private static final Coin USDT = new Coin("USDT");

  private final AtomicLong quotes = new AtomicLong();
  private final Duration latency;
  private volatile BigDecimal price = BigDecimal.valueOf(100);

  OnePrice(Duration latency) {
    this.latency = latency;
  }

  void falls(String percentage) {
    price = price.multiply(BigDecimal.ONE.subtract(new BigDecimal(percentage).movePointLeft(2)));
  }

  long quotes() {
    return quotes.get();
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    pause();
    BigDecimal now = price;
    BigDecimal rate =
        spend.coin().equals(USDT) ? BigDecimal.ONE.divide(now, 16, RoundingMode.DOWN) : now;
    Amount receive =
        new Amount(spend.value().multiply(rate).setScale(8, RoundingMode.DOWN), target);
    return new QuoteAnswer.Quoted(
        new Quote("q" + quotes.incrementAndGet(), spend, receive, rate, ""));
  }

  private void pause() {
    if (latency.isZero()) {
      return;
    }
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return new ConversionOutcome.Converted(quote.spend(), quote.receive(), Instant.now());
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.empty();
  }
}
