package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;

/// What becomes of a user's word on a drift.
public sealed interface DriftAnswer {
  record Done() implements DriftAnswer {}

  /// Nothing is missing of this coin, as far as is known.
  record NoDrift() implements DriftAnswer {}

  /// A conversion is under way that may explain it, the book has changed since, or the last look
  /// says something else; to be asked again after the next looks.
  record Unsettled() implements DriftAnswer {}

  /// The user saw something else missing than what is known to be by now.
  record Changed(Amount missing) implements DriftAnswer {}

  /// Account and book were not compared lately.
  record Outdated() implements DriftAnswer {}

  /// It is cash that is missing, and no position.
  record NothingToShrink(Coin coin) implements DriftAnswer {}

  /// Of a position nothing is left that could be adopted.
  record NothingLeft(String position) implements DriftAnswer {}
}
