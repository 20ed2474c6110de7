package dev.flare.pulse.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Gives the beginning of a file back to the disk while another process appends to its end.
///
/// The file keeps its length, so no offset moves; what was given back reads as zeros.
@FunctionalInterface
public interface Holes {
  /// @throws InterruptedIOException when the thread was interrupted; it may be tried again
  /// @throws IOException when this file system or machine cannot
  void punch(Path file, long bytes) throws IOException;

  /// By `fallocate` of util-linux, which every Linux distribution has.
  static Holes ofThisMachine() {
    return (file, bytes) -> {
      Process fallocate =
          new ProcessBuilder(
                  "fallocate",
                  "--punch-hole",
                  "--offset",
                  "0",
                  "--length",
                  Long.toString(bytes),
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      requireSuccess(fallocate, file);
    };
  }

  private static void requireSuccess(Process fallocate, Path file) throws IOException {
    try {
      if (!fallocate.waitFor(10, TimeUnit.SECONDS)) {
        fallocate.destroyForcibly();
        throw new IOException("fallocate does not end");
      }
    } catch (InterruptedException e) {
      fallocate.destroyForcibly();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
    if (fallocate.exitValue() != 0) {
      throw new IOException("the file system of %s makes no holes".formatted(file));
    }
  }
}
