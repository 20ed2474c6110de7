package dev.flare.market;

import java.time.Instant;

/// A decision as it left the signal engine.
///
/// @param seq rises by one for each decision of an engine, from 1, also across restarts
/// @param analysedAt exchange time when the decision was made
public record PublishedDecision(long seq, Instant analysedAt, Decision decision) {
  public PublishedDecision {
    if (seq < 1) {
      throw new IllegalArgumentException("Sequence numbers start at 1, not %d".formatted(seq));
    }
  }
}
