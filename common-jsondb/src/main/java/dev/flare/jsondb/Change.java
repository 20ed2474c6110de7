package dev.flare.jsondb;

import java.util.Optional;

/// One value of a store that became another.
///
/// @param part name of the document, collection or log
/// @param id of the entry; of a log its position; empty for a document
/// @param before empty when it is new
/// @param after empty when it was removed
/// @param version number of the transaction, which several changes may share
public record Change<T>(
    String part, Optional<String> id, Optional<T> before, Optional<T> after, long version)
    implements News<T> {
  <U> Change<U> as(Class<U> type) {
    return new Change<>(part, id, before.map(type::cast), after.map(type::cast), version);
  }
}
