package dev.flare.trading.performance;

/// A number that may not be there yet, and then says why.
public sealed interface Figure {
  /// @param value finite
  record Known(double value) implements Figure {
    public Known {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("No figure: " + value);
      }
    }
  }

  /// @param reason in words for the reader of a page
  record Missing(String reason) implements Figure {}

  static Figure of(double value) {
    return new Known(value);
  }

  static Figure missing(String reason) {
    return new Missing(reason);
  }

  /// `part / whole`, or why not.
  static Figure quotient(double part, double whole, String whyNot) {
    return whole == 0 ? missing(whyNot) : of(part / whole);
  }
}
