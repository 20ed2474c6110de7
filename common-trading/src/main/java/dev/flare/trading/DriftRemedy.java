package dev.flare.trading;

/// What a user does about an account that has less than the live book says.
public enum DriftRemedy {
  /// The book takes over what is there, and cost stays as it was: missing cash was taken out,
  /// missing coins make their position worth less.
  ADOPT,
  /// What is missing of positions is written off at its cost; what is left goes on.
  SHRINK,
  /// Nothing, and no more alarms until what is missing is another amount.
  IGNORE
}
