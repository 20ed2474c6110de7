package dev.flare.benchmark;

/// A measurement cannot be, or was not all that was asked for; the message is for the person who
/// asked.
public final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private BenchFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The command line asks for what cannot be: exit code 2.
  public static BenchFailure badRequest(String message) {
    return new BenchFailure(message, 2);
  }

  /// Something went wrong on the way: exit code 1.
  public static BenchFailure broken(String message) {
    return new BenchFailure(message, 1);
  }

  int exitCode() {
    return exitCode;
  }
}
