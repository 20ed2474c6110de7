package dev.flare.market;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A conversion that was sent, and of which nothing conclusive was heard.
///
/// @param submittedAt when it was about to be sent, by the exchange's clock
/// @param before what the account had of both coins then; empty when that is not known
/// @param claimed the exchange's names of records that belong to other conversions
/// @param answered other conversions of which an answer came; each has a record too, whose name is
///   not known
public record LostConversion(
    Quote quote,
    Instant submittedAt,
    List<Balance> before,
    Set<String> claimed,
    List<Answered> answered) {
  public LostConversion {
    before = List.copyOf(before);
    claimed = Set.copyOf(claimed);
    answered = List.copyOf(answered);
  }

  /// What an answer said; the exchange's record says the same.
  public record Answered(Amount paid, Amount received, Instant at) {}
}
