package dev.flare.trading;

/// What becomes of the user's word on how much cash there is.
public sealed interface BalanceAnswer {
  record Done(Ledger ledger) implements BalanceAnswer {}

  /// A conversion under way or lost may have moved what was counted; booked later, it would move it
  /// again.
  record ConversionUnresolved(String conversion) implements BalanceAnswer {}
}
