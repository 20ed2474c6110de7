package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Quote;
import java.util.Optional;

/// Sells for whatever an offer brings, but not at one that is worlds apart from what the position
/// was worth a moment ago: a single quote may be a slip of the exchange.
///
/// @param last what it was worth at the last look; empty before the first
record LikeBefore(Amount whole, Optional<Amount> last) implements Scrutiny {
  @Override
  public Ruling beforeQuote() {
    return Ruling.accepted();
  }

  @Override
  public Ruling of(Quote quote) {
    return last.map(before -> ruling(before, Quotes.worth(whole, quote)))
        .orElseGet(Ruling::accepted);
  }

  static Ruling ruling(Amount before, Amount now) {
    return Quotes.areWorldsApart(before, now)
        ? Ruling.declined(
            Refusal.QUOTE_IMPLAUSIBLE, "%s after %s; the next offer decides".formatted(now, before))
        : Ruling.accepted();
  }
}
