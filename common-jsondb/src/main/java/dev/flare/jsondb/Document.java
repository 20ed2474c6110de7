package dev.flare.jsondb;

import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;

/// One value under a name.
///
/// Each write is durable when it returns and throws [WriteFailed] when it could not be made.
public final class Document<T> {
  private final Store store;
  private final String name;
  private final Class<T> type;
  private final T initial;

  Document(Store store, String name, Class<T> type, T initial) {
    this.store = store;
    this.name = name;
    this.type = type;
    this.initial = initial;
  }

  /// What was written last, or the initial value.
  public T read() {
    return store.view().read(this);
  }

  public void put(T value) {
    store.change(tx -> tx.put(this, value));
  }

  /// Replaces the value by what `step` makes of it, with no other write in between.
  public T update(UnaryOperator<T> step) {
    return store.transaction(tx -> tx.update(this, step));
  }

  /// Changes from now on; see [Store#changes()].
  public Flux<News<T>> changes() {
    return store.news(name, type, false);
  }

  /// The present, then changes; see [Store#presentAndChanges()].
  public Flux<News<T>> presentAndChanges() {
    return store.news(name, type, true);
  }

  String name() {
    return name;
  }

  Class<T> type() {
    return type;
  }

  T initial() {
    return initial;
  }
}
