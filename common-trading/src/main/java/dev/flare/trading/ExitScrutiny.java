package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import dev.flare.market.Quote;

/// Takes the offer that was judged. Another one in its place must be the same reason to close, for
/// an aged profit may have become a loss, and not worlds apart from it, for that may be a slip of
/// the exchange.
record ExitScrutiny(ExitRules rules, Standing standing, CloseReason reason, Quote judged)
    implements Scrutiny {
  @Override
  public Ruling beforeQuote() {
    return Ruling.accepted();
  }

  @Override
  public Ruling of(Quote quote) {
    return quote.equals(judged) ? Ruling.accepted() : again(quote);
  }

  private Ruling again(Quote quote) {
    Amount whole = standing.position().entry().amount();
    Amount value = Quotes.worth(whole, quote);
    return LikeBefore.ruling(Quotes.worth(whole, judged), value).and(() -> same(value));
  }

  private Ruling same(Amount value) {
    Percentage change = standing.position().entry().changeAt(value);
    return rules.judge(standing.at(change)).filter(reason::equals).isPresent()
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.QUOTE_TOO_OLD,
            "the offer for %s aged, and the next one changes %s".formatted(reason, change));
  }
}
