package dev.flare.trading;

import dev.flare.market.Quote;

/// What must hold before an offer is taken; may ask the exchange.
interface Scrutiny {
  /// Asked before the first quote.
  Ruling beforeQuote();

  Ruling of(Quote quote);

  /// Takes any offer: a position that must be closed is closed.
  static Scrutiny none() {
    return new Scrutiny() {
      @Override
      public Ruling beforeQuote() {
        return Ruling.accepted();
      }

      @Override
      public Ruling of(Quote quote) {
        return Ruling.accepted();
      }
    };
  }
}
