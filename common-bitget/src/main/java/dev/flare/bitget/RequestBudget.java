package dev.flare.bitget;

/// Keeps the requests of this suite below what the exchange allows.
@FunctionalInterface
interface RequestBudget {
  /// Returns when a request to `endpoint` may leave, and counts it.
  void await(Endpoint endpoint);
}
