package dev.flare.jsondb;

import java.nio.file.Path;

/// A file that a newer program wrote. Nothing was changed; start that program again, or a newer
/// one.
public final class NewerStore extends StoreException {
  private static final long serialVersionUID = 1L;

  NewerStore(Path file, String reason) {
    super("%s %s. Nothing was changed: start a newer program".formatted(file, reason));
  }
}
