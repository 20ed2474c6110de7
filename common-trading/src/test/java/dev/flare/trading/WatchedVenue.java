package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A venue that writes down with which priority it was asked, such as `ENTRY quote`.
record WatchedVenue(ConversionVenue venue, Optional<Priority> priority, List<String> calls)
    implements ConversionVenue {
  static WatchedVenue of(ConversionVenue venue) {
    return new WatchedVenue(venue, Optional.empty(), new ArrayList<>());
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    note("quote");
    return venue.quote(spend, target);
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    note("convert");
    return venue.convert(quote);
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    note("limits");
    return venue.limits(coin);
  }

  @Override
  public WatchedVenue at(Priority other) {
    return new WatchedVenue(venue, Optional.of(other), calls);
  }

  private void note(String call) {
    calls.add(priority.map(Enum::name).orElse("NO PRIORITY") + " " + call);
  }
}
