package dev.flare.trading;

import dev.flare.market.PublishedDecision;
import java.time.Instant;

/// The newest decision that was looked at.
///
/// @param seq 0 before the first
public record SignalMark(long seq, Instant analysedAt) {
  static final SignalMark NONE = new SignalMark(0, Instant.EPOCH);

  static SignalMark at(PublishedDecision decision) {
    return new SignalMark(decision.seq(), decision.analysedAt());
  }

  /// Whether a decision with a lower number is nevertheless newer: the engine that numbers them
  /// lost its memory and counts anew.
  boolean isOvertakenBy(PublishedDecision decision) {
    return decision.seq() <= seq && decision.analysedAt().isAfter(analysedAt);
  }
}
