package dev.flare.trading.protection;

import dev.flare.market.Pair;
import java.time.Instant;
import java.util.Optional;

/// No position is opened until it ends.
///
/// @param pair the one that is locked; empty for all
/// @param reason for people, with the values that decided
public record Lock(Kind kind, Optional<Pair> pair, String reason, Instant from, Instant until) {

  /// What locks; the names are stable.
  public enum Kind {
    COOLDOWN,
    STOP_LOSS_GUARD,
    MAX_DRAWDOWN,
    DAILY_LOSS,
    LOW_PROFIT
  }

  public boolean concerns(Pair other) {
    return pair.map(other::equals).orElse(true);
  }

  /// Its end is no part of it.
  public boolean hasEnded(Instant now) {
    return !now.isBefore(until);
  }
}
