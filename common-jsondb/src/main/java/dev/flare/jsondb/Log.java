package dev.flare.jsondb;

import java.util.List;
import reactor.core.publisher.Flux;

/// Values under a name that are only ever appended; positions rise by one from 1.
///
/// Each write is durable when it returns and throws [WriteFailed] when it could not be made.
public final class Log<T> {
  private final Store store;
  private final String name;
  private final Class<T> type;

  Log(Store store, String name, Class<T> type) {
    this.store = store;
    this.name = name;
    this.type = type;
  }

  /// Appends and returns the position.
  public long append(T value) {
    return store.transaction(tx -> tx.append(this, value));
  }

  /// Entries behind a position, oldest first; 0 is before the first.
  public List<LogEntry<T>> after(long position, int limit) {
    return store.view().after(this, position, limit);
  }

  /// The newest entries, newest first.
  public List<LogEntry<T>> newest(int limit) {
    return store.view().newest(this, limit);
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
}
