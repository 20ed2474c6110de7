package dev.flare.trading;

import dev.flare.market.Quote;

/// What must hold before an offer is taken; may ask the exchange.
interface Scrutiny {
  /// Asked before the first quote.
  Ruling beforeQuote();

  Ruling of(Quote quote);
}
