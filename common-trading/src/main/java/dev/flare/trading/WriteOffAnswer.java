package dev.flare.trading;

import dev.flare.market.Amount;

/// What becomes of a person's word that the coins of a position are gone.
public sealed interface WriteOffAnswer {
  record Done(Position.Closed position) implements WriteOffAnswer {}

  record NoSuchPosition() implements WriteOffAnswer {}

  /// It is being sold, or is closed.
  record NotOpen() implements WriteOffAnswer {}

  /// It was bought on paper, where no coins can be gone.
  record OnPaper() implements WriteOffAnswer {}

  /// More than twice of what it was worth.
  record Implausible(Amount worth) implements WriteOffAnswer {}

  /// The account has coins of it that the exchange would convert.
  record StillThere(Amount left) implements WriteOffAnswer {}

  /// A conversion of the coin is under way, or perhaps done.
  record Unsettled() implements WriteOffAnswer {}

  /// Nobody says what the account has.
  record AccountUnknown(String reason) implements WriteOffAnswer {}
}
