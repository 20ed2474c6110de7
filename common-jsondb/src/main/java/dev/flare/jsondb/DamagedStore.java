package dev.flare.jsondb;

import java.nio.file.Path;
import java.util.Optional;

/// A file that does not hold what the store once wrote. Nothing was changed; put a good copy in its
/// place or move the directory away to start anew.
public final class DamagedStore extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String reason;
  private final transient Optional<Path> lastGoodCopy;

  DamagedStore(Path file, int line, String reason) {
    this(
        file,
        line,
        reason,
        Optional.empty(),
        "restore a good copy, or move the directory away to start anew");
  }

  private DamagedStore(
      Path file, int line, String reason, Optional<Path> lastGoodCopy, String advice) {
    super("%s, line %d: %s. Nothing was changed: %s".formatted(file, line, reason, advice));
    this.file = file;
    this.line = line;
    this.reason = reason;
    this.lastGoodCopy = lastGoodCopy;
  }

  /// The same with the place of a copy that was read and found whole.
  ///
  /// @param version of the last change that is in the copy
  DamagedStore with(Path copy, long version) {
    return new DamagedStore(
        file,
        line,
        reason,
        Optional.of(copy),
        "the last good copy, with every change up to number %d, is %s".formatted(version, copy));
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

  /// A directory that can be opened as a store; empty when there is none.
  public Optional<Path> lastGoodCopy() {
    return lastGoodCopy;
  }
}
