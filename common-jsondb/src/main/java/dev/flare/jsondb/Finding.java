package dev.flare.jsondb;

import java.nio.file.Path;

/// Something in a file of a store that is not what was written.
///
/// @param line from 1
/// @param reason completes "this line ..."; tells no value
record Finding(Path file, int line, String reason) {
  static Finding of(DamagedStore damage) {
    return new Finding(damage.file(), damage.line(), damage.reason());
  }

  @Override
  public String toString() {
    return "%s, line %d: %s".formatted(file, line, reason);
  }
}
