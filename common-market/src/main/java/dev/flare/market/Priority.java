package dev.flare.market;

/// Who goes first where requests queue for what the exchange allows, the most urgent first.
public enum Priority {
  /// Closing a position that has come near the price at which it is to be closed.
  TRIGGERED_EXIT,
  /// Watching and closing positions.
  EXIT,
  /// Opening positions, and the candles that decide on it.
  ENTRY,
  /// Whatever only somebody looking at a page waits for.
  DISPLAY
}
