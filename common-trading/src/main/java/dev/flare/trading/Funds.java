package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import java.util.List;

/// What a plan looks at: the money and what it is in.
///
/// @param held open and closing positions, oldest first
/// @param unresolved conversions that may have opened a position, and nobody knows
public record Funds(Ledger ledger, List<Position> held, List<Conversion> unresolved) {
  public Funds {
    held = List.copyOf(held);
    unresolved = List.copyOf(unresolved);
  }

  public Amount costOfHeld() {
    return sum(held.stream().map(position -> position.entry().cost()).toList());
  }

  /// Cash that no conversion may have spent.
  public Amount spendable() {
    return ledger.cash().minus(sum(unresolved.stream().map(Conversion::spend).toList()));
  }

  /// Slots that are taken or may be.
  public int taken() {
    return held.size() + unresolved.size();
  }

  /// Slots that the pair has taken, or may have.
  public int takenBy(Pair pair) {
    long known = held.stream().filter(it -> it.entry().motive().pair().equals(pair)).count();
    long unknown = unresolved.stream().filter(it -> it.target().equals(pair.base())).count();
    return Math.toIntExact(known + unknown);
  }

  private Amount sum(List<Amount> amounts) {
    return amounts.stream().reduce(Amount.zero(ledger.cash().coin()), Amount::plus);
  }
}
