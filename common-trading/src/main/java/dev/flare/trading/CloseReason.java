package dev.flare.trading;

/// Why a position was closed; the names are stable.
public enum CloseReason {
  TAKE_PROFIT,
  PROFIT_TIMEOUT,
  STOP_LOSS,
  TRAILING_STOP,
  EXIT_SIGNAL,
  MANUAL,
  /// Nothing was sold: its coins were gone.
  WRITTEN_OFF
}
