package dev.flare.jsondb;

import java.nio.file.Path;

/// A change that did not reach the disk, and is not in memory either. Trying again later is safe.
public final class WriteFailed extends StoreException {
  private static final long serialVersionUID = 1L;

  WriteFailed(Path file, Throwable cause) {
    super(
        "Cannot write %s (%s: %s); the change was not made"
            .formatted(file, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
