package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.time.InstantSource;
import java.util.Optional;

/// Demo mode: real quotes, taken on paper only. Nothing is sent, every quote is filled as offered.
public record PaperConversions(ConversionVenue venue, InstantSource clock)
    implements ConversionVenue {
  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    return venue.quote(spend, target);
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return new ConversionOutcome.Converted(quote.spend(), quote.receive(), clock.instant());
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return venue.limits(coin);
  }

  @Override
  public ConversionVenue at(Priority priority) {
    return new PaperConversions(venue.at(priority), clock);
  }
}
