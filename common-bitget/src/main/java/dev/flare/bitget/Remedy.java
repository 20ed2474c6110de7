package dev.flare.bitget;

/// What an error code of the exchange asks of the caller.
public enum Remedy {
  /// A passing trouble: a read may be repeated after a pause.
  RETRY,
  /// The clocks disagree: ask the exchange for its time, then once more.
  RESYNC,
  /// The offer is gone: a new quote may be taken.
  REQUOTE,
  /// A plain no to this very request: another amount, coin or moment may do.
  REFUSE,
  /// No request of this account will do until a person has acted.
  STOP
}
