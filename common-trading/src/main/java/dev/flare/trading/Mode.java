package dev.flare.trading;

/// Whether conversions move money.
public enum Mode {
  /// Quotes are real, nothing is converted.
  DEMO,
  LIVE
}
