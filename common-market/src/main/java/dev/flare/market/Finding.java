package dev.flare.market;

import java.time.Instant;

/// What became of a lost conversion, as far as the exchange's books tell.
public sealed interface Finding {
  /// Done; the record is to be claimed together with booking the amounts.
  record Converted(String record, Amount paid, Amount received, Instant at) implements Finding {}

  /// Proven not done: a new quote may be taken.
  record NotExecuted() implements Finding {}

  /// To be asked again; until then neither coin may be traded.
  record StillUnknown(String reason) implements Finding {}

  /// The books contradict each other: only a person can tell.
  record NeedsOperator(String reason) implements Finding {}
}
