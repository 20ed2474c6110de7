package dev.flare.gnome.pair;

import dev.flare.gnome.decision.PairMemory;
import dev.flare.market.DecisionMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pair as it travels: what the user wants, what was decided last, how it is doing.
///
/// @param updatedAt exchange time of the latest change or decision, in epoch milliseconds
record PairView(
    String symbol,
    String base,
    String quote,
    boolean active,
    @Nullable DecisionMessage lastDecision,
    long updatedAt,
    Health.Status status,
    @Nullable String error) {

  static PairView of(TrackedPair pair, Optional<PairMemory> memory, Health health) {
    Optional<DecisionMessage> last = memory.map(PairMemory::last);
    return new PairView(
        pair.symbol(),
        pair.base(),
        pair.quote(),
        pair.active(),
        last.orElse(null),
        Math.max(pair.changedAt(), last.map(DecisionMessage::analysedAt).orElse(0L)),
        health.status(),
        health.problem().orElse(null));
  }
}
