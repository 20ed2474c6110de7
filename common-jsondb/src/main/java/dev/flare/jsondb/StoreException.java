package dev.flare.jsondb;

import org.jspecify.annotations.Nullable;

/// A store that could not do what was asked; the case says which way.
public abstract sealed class StoreException extends RuntimeException
    permits StoreInUse, DamagedStore, NewerStore, WriteFailed {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
