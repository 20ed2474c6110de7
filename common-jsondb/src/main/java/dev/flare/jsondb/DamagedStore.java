package dev.flare.jsondb;

import java.nio.file.Path;

/// A file that does not hold what the store once wrote. Nothing was changed; put a good copy in its
/// place or move the directory away to start anew.
public final class DamagedStore extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String reason;

  DamagedStore(Path file, int line, String reason) {
    super(
        "%s, line %d: %s. Nothing was changed: restore a good copy, or move the directory away to"
                .formatted(file, line, reason)
            + " start anew");
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  public Path file() {
    return file;
  }

  /// From 1.
  public int line() {
    return line;
  }

  /// Completes "this line ..."; tells no value.
  String reason() {
    return reason;
  }
}
