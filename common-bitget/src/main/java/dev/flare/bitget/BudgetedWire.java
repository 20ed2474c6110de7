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
    if (answer.isTooManyRequests()) {
      budget.refused(call.endpoint());
    }
    return answer;
  }

  @Override
  public Wire at(Priority other) {
    return new BudgetedWire(wire, budget, other, patience, nanos);
  }
}
