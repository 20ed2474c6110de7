package dev.flare.jsondb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A store that another owner holds open.
public final class StoreInUse extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreInUse(@Nullable Path directory, String pid) {
    super(
        "%s is in use by process %s; stop that one first, or name another directory"
            .formatted(directory, pid.isEmpty() ? "(unknown)" : pid));
  }
}
