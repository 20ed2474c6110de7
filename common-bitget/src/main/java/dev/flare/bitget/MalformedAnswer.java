package dev.flare.bitget;

/// A body that is not what the API promises. Nothing in it is believed.
final class MalformedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedAnswer(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// For a value that one of our own types does not take.
  MalformedAnswer(IllegalArgumentException cause) {
    super(cause);
    this.reason = String.valueOf(cause.getMessage());
  }

  String reason() {
    return reason;
  }
}
