package dev.flare.trading.protection;

import dev.flare.market.Pair;
import java.time.Instant;
import java.util.Optional;

/// Locks one pair or all after what was closed.
public sealed interface Protection
    permits Cooldown, StopLossGuard, MaxDrawdown, DailyLoss, LowProfit {
  Lock.Kind kind();

  /// The pair that a lock after this exit would be about; empty for all.
  Optional<Pair> scope(Exit newest);

  /// What was closed before this moment does not matter for what an exit leads to.
  Instant since(Exit newest);

  /// The lock that an exit leads to.
  ///
  /// @param record what was closed so far, `newest` among it, without what was forgiven
  Optional<Lock> after(Exit newest, TrackRecord record);
}
