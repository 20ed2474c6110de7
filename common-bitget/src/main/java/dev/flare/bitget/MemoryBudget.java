package dev.flare.bitget;

import java.time.Duration;
import java.util.function.Function;

/// A budget for this process alone.
final class MemoryBudget implements BudgetStore {
  private final BudgetState state;

  MemoryBudget(long now) {
    state = BudgetState.fresh(now);
  }

  @Override
  public synchronized <T> T change(Function<BudgetState, T> step, Duration patience) {
    return step.apply(state);
  }
}
