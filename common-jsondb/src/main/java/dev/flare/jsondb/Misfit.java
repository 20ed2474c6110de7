package dev.flare.jsondb;

import java.nio.file.Path;

/// Something stored that is not what it should be; the reason completes "this line ...".
class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Misfit(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /// What it means for the file in which it was found.
  StoreException in(Path file, int line) {
    return new DamagedStore(file, line, reason);
  }

  /// Something that is no fault, but comes from a newer program.
  static final class Newer extends Misfit {
    private static final long serialVersionUID = 1L;

    Newer(String reason) {
      super(reason);
    }

    @Override
    StoreException in(Path file, int line) {
      return new NewerStore(file, reason());
    }
  }
}
