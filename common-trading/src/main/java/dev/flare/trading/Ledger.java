package dev.flare.trading;

import dev.flare.market.Amount;

/// The money of one mode, in the base token.
///
/// Always: cash + cost of what is open = start + deposits + realised.
///
/// @param cash what is not in positions
/// @param deposits what the user put in since the start, less what was taken out
/// @param realised the gains and losses of closed positions
public record Ledger(Mode mode, Amount start, Amount deposits, Amount cash, Amount realised) {
  static Ledger startingWith(Mode mode, Amount start) {
    Amount nothing = Amount.zero(start.coin());
    return new Ledger(mode, start, nothing, start, nothing);
  }

  Ledger opened(Amount cost) {
    return new Ledger(mode, start, deposits, cash.minus(cost), realised);
  }

  Ledger closed(Amount cost, Amount proceeds) {
    return new Ledger(
        mode, start, deposits, cash.plus(proceeds), realised.plus(proceeds.minus(cost)));
  }

  /// The user says how much cash there is; the difference counts as put in or taken out.
  Ledger withCash(Amount amount) {
    return new Ledger(mode, start, deposits.plus(amount.minus(cash)), amount, realised);
  }

  /// By how much the identity is broken; zero, or there is a fault in this program.
  public Amount difference(Amount costOfOpen) {
    return cash.plus(costOfOpen).minus(start.plus(deposits).plus(realised));
  }

  /// All that was ever put in.
  public Amount invested() {
    return start.plus(deposits);
  }
}
