package dev.flare.jsondb;

/// Something stored that is not what it should be; the reason completes "this line ...".
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Misfit(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
