package dev.flare.jsondb;

/// One step of a transaction; values are of the part's type, or JSON trees where no type was
/// declared yet.
sealed interface Edit {
  String part();

  record SetDocument(String part, Object value) implements Edit {}

  record PutEntry(String part, String id, Object value) implements Edit {}

  record RemoveEntry(String part, String id) implements Edit {}

  record Append(String part, Object value) implements Edit {}

  /// Puts a whole part into the place of what it was, with values of another version of its type.
  record Rewrite(String part, PartState content) implements Edit {}

  /// Empties a collection or a log.
  record Clear(String part) implements Edit {}
}
