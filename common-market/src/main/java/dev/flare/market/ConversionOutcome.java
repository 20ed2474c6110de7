package dev.flare.market;

import java.time.Instant;

/// How taking a quote ended. There are exactly three ways, and the third is resolved by asking the
/// exchange, never by trying again.
public sealed interface ConversionOutcome {
  /// Done; the amounts are those of the answer, not of the quote.
  record Converted(Amount paid, Amount received, Instant at) implements ConversionOutcome {}

  /// Proven not done.
  ///
  /// @param code the venue's own code, stable enough to count by
  record Refused(String code, String message) implements ConversionOutcome {}

  /// Perhaps done, perhaps not: the answer was lost or cannot be read.
  record Unknown(String reason) implements ConversionOutcome {}
}
