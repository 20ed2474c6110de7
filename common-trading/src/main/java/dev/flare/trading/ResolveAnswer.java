package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;

/// What becomes of a person's word on a conversion of unknown outcome.
public sealed interface ResolveAnswer {
  /// Booked as said.
  record Done() implements ResolveAnswer {}

  /// There is no such conversion, or its outcome is known.
  record NotLost() implements ResolveAnswer {}

  /// It may still be done; that is known a minute and a half after it was lost.
  record TooEarly() implements ResolveAnswer {}

  /// Less than half or more than twice of what was offered.
  record Implausible(Amount offered) implements ResolveAnswer {}

  /// It brings another coin than the one named.
  record OtherCoin(Coin right) implements ResolveAnswer {}
}
