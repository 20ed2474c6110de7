package dev.flare.market;

import java.util.Optional;

/// The port through which one coin becomes another: ask for a quote, then take it or leave it.
public interface ConversionVenue {
  /// What `spend` would bring in `target` right now, perhaps without what it has beyond eight
  /// decimals. Asking commits to nothing.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  QuoteAnswer quote(Amount spend, Coin target);

  /// Takes a quote. This may move money, so it is sent once and never repeated by anyone.
  ///
  /// Never throws for what happens on the way to the exchange or back: an outcome that cannot be
  /// told is [ConversionOutcome.Unknown].
  ConversionOutcome convert(Quote quote);

  /// The smallest and largest amount of a coin that a conversion may have on either side; empty
  /// where the venue names none.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  Optional<ConversionLimits> limits(Coin coin);

  /// This venue, asked with `priority` where requests have to queue; the same where none has to.
  default ConversionVenue at(Priority priority) {
    return this;
  }
}
