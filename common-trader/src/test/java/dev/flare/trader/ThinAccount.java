package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.util.Map;
import java.util.Optional;

/// An account that has so much of one coin, and an exchange that converts nothing.
record ThinAccount(Amount has) implements ConversionVenue, ConversionBooks {
  @Override
  public Map<Coin, Balance> balances() {
    return Map.of(has.coin(), new Balance(has, Amount.zero(has.coin())));
  }

  @Override
  public Finding find(LostConversion lost) {
    return new Finding.StillUnknown("nothing was ever converted");
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    return new QuoteAnswer.NoQuote("43131", "nothing is converted here");
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return new ConversionOutcome.Refused("43131", "nothing is converted here");
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.empty();
  }
}
