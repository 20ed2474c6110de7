package dev.flare.trading;

import dev.flare.market.Amount;
import java.util.List;

/// What a plan looks at: the money and what it is in.
///
/// @param held open and closing positions, oldest first
/// @param unresolvedEntries conversions that may have opened a position, and nobody knows
public record Funds(Ledger ledger, List<Position> held, int unresolvedEntries) {
  public Funds {
    held = List.copyOf(held);
  }

  public Amount costOfHeld() {
    return held.stream()
        .map(position -> position.entry().cost())
        .reduce(Amount.zero(ledger.cash().coin()), Amount::plus);
  }

  /// Slots that are taken or may be.
  public int taken() {
    return held.size() + unresolvedEntries;
  }
}
