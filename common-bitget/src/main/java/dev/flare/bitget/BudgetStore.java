package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/// Where a budget is kept.
interface BudgetStore {
  /// Runs `step` while nobody else does, and keeps what it leaves behind.
  ///
  /// @throws ExchangeUnavailable when it is not its turn within `patience`
  /// @throws IOException when it cannot be kept there
  <T> T change(Function<BudgetState, T> step, Duration patience) throws IOException;
}
