package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Decision;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Quote;
import java.util.function.Supplier;

/// Looks at both coins' limits, at the price, and at the way back, before a position is opened.
///
/// @param freshness whether the signal may still be traded: it may have waited for its turn
record EntryScrutiny(
    EntryRules rules, Supplier<Ruling> freshness, Quotes quotes, Decision decision, Amount stake)
    implements Scrutiny {

  @Override
  public Ruling beforeQuote() {
    return freshness.get().and(() -> withinLimits(stake));
  }

  @Override
  public Ruling of(Quote quote) {
    return withinLimits(quote.receive())
        .and(() -> EntryRules.likeTheCandle(decision, quote))
        .and(() -> wayBack(quote));
  }

  private Ruling withinLimits(Amount amount) {
    try {
      return EntryRules.withinLimits(amount, quotes.venue().limits(amount.coin()));
    } catch (ExchangeUnavailable e) {
      return Ruling.declined(Refusal.QUOTE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Ruling wayBack(Quote quote) {
    return switch (quotes.ask(quote.receive(), quote.spend().coin())) {
      case Quotes.Answer.Got(var back) ->
          rules.narrowSpread(decision, quote.spend(), back.quote().receive());
      case Quotes.Answer.Nothing(var reason, var detail) -> Ruling.declined(reason, detail);
    };
  }
}
