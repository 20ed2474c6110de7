package dev.flare.market;

/// What a venue says when asked for a quote.
public sealed interface QuoteAnswer {
  record Quoted(Quote quote) implements QuoteAnswer {}

  /// A plain no: an unknown coin, an amount outside the limits, no liquidity.
  ///
  /// @param code the venue's own code, stable enough to count by
  record NoQuote(String code, String message) implements QuoteAnswer {}
}
