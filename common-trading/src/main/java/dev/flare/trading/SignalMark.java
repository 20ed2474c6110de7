package dev.flare.trading;

import dev.flare.market.PublishedDecision;
import java.time.Instant;

/// How far decisions were looked at.
///
/// @param seq the highest number; 0 before the first
/// @param analysedAt when the last of them was made
public record SignalMark(long seq, Instant analysedAt) {
  static final SignalMark NONE = new SignalMark(0, Instant.EPOCH);

  /// The mark once `decision` has been looked at as well. Pairs are analysed side by side and
  /// numbered afterwards, so the higher number may be the older decision.
  SignalMark followedBy(PublishedDecision decision) {
    Instant at = decision.analysedAt();
    return new SignalMark(decision.seq(), at.isAfter(analysedAt) ? at : analysedAt);
  }

  /// Whether a decision with a lower number is nevertheless newer: the engine that numbers them
  /// lost its memory and counts anew.
  boolean isOvertakenBy(PublishedDecision decision) {
    return decision.seq() <= seq && decision.analysedAt().isAfter(analysedAt);
  }
}
