package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A wire on which every request waits for the budget before it leaves.
///
/// @param patience how long a request may wait, of the time it has altogether
record BudgetedWire(
    Wire wire, RequestBudget budget, Priority priority, Duration patience, LongSupplier nanos)
    implements Wire {

  /// @throws ExchangeUnavailable when there was no time left to send it; then it was not sent
  @Override
  public Answer send(ApiCall call, Duration atMost) {
    long began = nanos.getAsLong();
    budget.await(call.endpoint(), priority, atMost.compareTo(patience) < 0 ? atMost : patience);
    Duration left = atMost.minusNanos(nanos.getAsLong() - began);
    if (!left.isPositive()) {
      throw new ExchangeUnavailable(call + " waited too long for the request budget");
    }
    Answer answer = wire.send(call, left);
    if (answer instanceof Answer.TooMany(_, var rest)) {
      quiet(call.endpoint(), rest);
    }
    return answer;
  }

  /// The request was sent: whatever happens here must not sound as if it was not.
  private void quiet(Endpoint endpoint, Duration rest) {
    try {
      budget.refused(endpoint, rest);
    } catch (ExchangeUnavailable e) {
      System.getLogger(BudgetedWire.class.getName())
          .log(System.Logger.Level.WARNING, "Others were not told to rest: {0}", e.getMessage());
    }
  }

  @Override
  public Wire at(Priority other) {
    return new BudgetedWire(wire, budget, other, patience, nanos);
  }
}
