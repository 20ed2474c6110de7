package dev.flare.trading;

import dev.flare.market.Coin;

/// What becomes of a user's word on a drift.
public sealed interface DriftAnswer {
  record Done() implements DriftAnswer {}

  /// Nothing is missing of this coin, as far as is known.
  record NoDrift() implements DriftAnswer {}

  /// A conversion is under way that may explain it, or the book has changed since; to be asked
  /// again after the next look.
  record Unsettled() implements DriftAnswer {}

  /// It is cash that is missing, and no position.
  record NothingToShrink(Coin coin) implements DriftAnswer {}

  /// Of a position nothing is left that could be adopted.
  record NothingLeft(String position) implements DriftAnswer {}
}
