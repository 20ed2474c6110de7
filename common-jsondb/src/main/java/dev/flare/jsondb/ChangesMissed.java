package dev.flare.jsondb;

/// The end of a change stream whose reader was too slow. Read the present state, then subscribe
/// again.
public final class ChangesMissed extends StoreException {
  private static final long serialVersionUID = 1L;

  ChangesMissed(int buffer) {
    super("The reader of changes fell more than %d behind; read the state anew".formatted(buffer));
  }
}
