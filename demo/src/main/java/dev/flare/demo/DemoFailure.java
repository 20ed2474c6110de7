package dev.flare.demo;

/// The demo cannot go on; the message is for the person who started it.
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private DemoFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The command line asks for what cannot be: exit code 2.
  static DemoFailure badRequest(String message) {
    return new DemoFailure(message, 2);
  }

  /// Something went wrong on the way: exit code 1.
  static DemoFailure broken(String message) {
    return new DemoFailure(message, 1);
  }

  int exitCode() {
    return exitCode;
  }
}
