package dev.flare.trading;

import dev.flare.market.Coin;

/// What becomes of a person's word on a conversion of unknown outcome.
public sealed interface ResolveAnswer {
  /// Booked as said.
  record Done() implements ResolveAnswer {}

  /// There is no such conversion, or its outcome is known.
  record NotLost() implements ResolveAnswer {}

  /// It brings another coin than the one named.
  record OtherCoin(Coin right) implements ResolveAnswer {}
}
