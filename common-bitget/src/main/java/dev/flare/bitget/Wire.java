package dev.flare.bitget;

/// Carries a request to the exchange, once, and brings back what came of it.
@FunctionalInterface
interface Wire {
  /// Throws nothing for what happens on the way: that is [Answer.NoAnswer].
  Answer send(ApiCall call);

  /// This wire, waiting for the budget before each request.
  default Wire within(RequestBudget budget) {
    return call -> {
      budget.await(call.endpoint());
      return send(call);
    };
  }
}
