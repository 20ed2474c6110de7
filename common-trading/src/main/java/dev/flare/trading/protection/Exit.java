package dev.flare.trading.protection;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import java.time.Instant;

/// A closed position, as far as protections look at it.
///
/// @param stopped whether it was closed to end a loss
/// @param realised what it gained, negative for a loss
public record Exit(Pair pair, Instant at, boolean stopped, Amount cost, Amount realised) {
  boolean lost() {
    return realised.value().signum() < 0;
  }
}
