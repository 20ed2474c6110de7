package dev.flare.jsondb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/// Values under a name, each with an id of its own that it knows itself.
///
/// Each write is durable when it returns and throws [WriteFailed] when it could not be made.
public final class KeyedCollection<T> {
  private final Store store;
  private final String name;
  private final Class<T> type;
  private final Function<T, String> id;

  KeyedCollection(Store store, String name, Class<T> type, Function<T, String> id) {
    this.store = store;
    this.name = name;
    this.type = type;
    this.id = id;
  }

  public Optional<T> find(String entryId) {
    return store.view().find(this, entryId);
  }

  /// Every entry, in the order in which their ids came first.
  public List<T> all() {
    return store.view().all(this);
  }

  /// Adds the value, or replaces the one with the same id.
  public void put(T value) {
    store.change(tx -> tx.put(this, value));
  }

  /// Removes the entry and returns it; empty when there was none.
  public Optional<T> remove(String entryId) {
    return store.transaction(tx -> tx.remove(this, entryId));
  }

  /// Changes from now on; see [Store#changes()].
  public Flux<News<T>> changes() {
    return store.news(name, type, false);
  }

  /// The present, then changes; see [Store#presentAndChanges()].
  public Flux<News<T>> presentAndChanges() {
    return store.news(name, type, true);
  }

  String idOf(T value) {
    return id.apply(value);
  }

  String name() {
    return name;
  }

  Class<T> type() {
    return type;
  }
}
