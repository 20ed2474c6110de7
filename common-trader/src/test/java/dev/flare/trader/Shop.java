package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An exchange at which every coin costs one of every other, and an account there that has so much
/// of each as the test says.
final class Shop implements ConversionVenue, ConversionBooks {
  private final Instant now;
  private Map<Coin, Amount> has = Map.of();
  private boolean silent;
  private boolean losesAnswers;

  Shop(Instant now) {
    this.now = now;
  }

  /// The account's only coins.
  void owns(Amount... amounts) {
    Map<Coin, Amount> all = new HashMap<>();
    for (Amount each : amounts) {
      all.put(each.coin(), each);
    }
    has = all;
  }

  /// Tells no balances any more.
  void fallsSilent() {
    silent = true;
  }

  /// Nobody hears from now on whether a conversion was done.
  void losesAnswers() {
    losesAnswers = true;
  }

  @Override
  public Map<Coin, Balance> balances() {
    if (silent) {
      throw new ExchangeUnavailable("no balances within 3000 ms");
    }
    Map<Coin, Balance> balances = new HashMap<>();
    has.forEach((coin, amount) -> balances.put(coin, new Balance(amount, Amount.zero(coin))));
    return balances;
  }

  @Override
  public Finding find(LostConversion lost) {
    return new Finding.StillUnknown("there is no record yet");
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    Amount receive = new Amount(spend.value(), target);
    return new QuoteAnswer.Quoted(new Quote("q", spend, receive, BigDecimal.ONE, ""));
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return losesAnswers
        ? new ConversionOutcome.Unknown("the connection was reset")
        : new ConversionOutcome.Converted(quote.spend(), quote.receive(), now);
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.empty();
  }
}
