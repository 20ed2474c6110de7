package dev.flare.service.launch;

/// A reason not to start, in words for the person who started it.
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Wrong arguments or settings.
  static final int MISUSED = 2;

  /// Right settings, but the machine does not allow it now.
  static final int FAILED = 1;

  private final int exitCode;

  StartRefused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
