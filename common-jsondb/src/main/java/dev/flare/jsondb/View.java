package dev.flare.jsondb;

import dev.flare.jsondb.PartState.DocumentState;
import dev.flare.jsondb.PartState.EntriesState;
import dev.flare.jsondb.PartState.LogState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All parts of a store as of one moment.
public abstract sealed class View permits View.Moment, Transaction {
  abstract State state();

  public <T> T read(Document<T> document) {
    return stored(document).orElseGet(document::initial);
  }

  <T> Optional<T> stored(Document<T> document) {
    return state()
        .part(document.name())
        .flatMap(part -> ((DocumentState) part).value())
        .map(document.type()::cast);
  }

  public <T> Optional<T> find(KeyedCollection<T> collection, String id) {
    return entries(collection).find(id).map(collection.type()::cast);
  }

  /// Every entry, in the order in which their ids came first.
  public <T> List<T> all(KeyedCollection<T> collection) {
    Entries entries = entries(collection);
    List<T> all = new ArrayList<>(entries.size());
    for (Entries.Entry each : entries) {
      all.add(collection.type().cast(each.value()));
    }
    return Collections.unmodifiableList(all);
  }

  /// Every entry, the one whose id came last first; read only as far as the caller goes.
  public <T> Stream<T> newestFirst(KeyedCollection<T> collection) {
    return entries(collection).newestFirst().map(collection.type()::cast);
  }

  /// Entries whose ids came before that one, the last of them first; empty when it is not there.
  public <T> Optional<Stream<T>> olderThan(KeyedCollection<T> collection, String id) {
    return entries(collection).olderThan(id).map(older -> older.map(collection.type()::cast));
  }

  /// Entries behind a position, oldest first; 0 is before the first.
  public <T> List<LogEntry<T>> after(Log<T> log, long position, int limit) {
    LogState state = logState(log);
    long from = Math.clamp(position + 1, state.first(), state.next());
    return range(log, state, from, from + limit);
  }

  /// The newest entries, newest first.
  public <T> List<LogEntry<T>> newest(Log<T> log, int limit) {
    LogState state = logState(log);
    return range(log, state, state.next() - limit, state.next()).reversed();
  }

  /// Every entry of the log, newest first; read only as far as the caller goes.
  public <T> Stream<T> newestFirst(Log<T> log) {
    return logState(log).entries().descendingMap().values().stream().map(log.type()::cast);
  }

  /// The position that the next entry of the log gets.
  public long nextPosition(Log<?> log) {
    return logState(log).next();
  }

  private static <T> List<LogEntry<T>> range(Log<T> log, LogState state, long from, long to) {
    List<LogEntry<T>> entries = new ArrayList<>();
    state
        .entries()
        .subMap(from, Math.max(from, to))
        .forEach((at, value) -> entries.add(new LogEntry<>(at, log.type().cast(value))));
    return entries;
  }

  private Entries entries(KeyedCollection<?> collection) {
    return ((EntriesState) state().part(collection.name()).orElse(EntriesState.EMPTY)).entries();
  }

  private LogState logState(Log<?> log) {
    return (LogState) state().part(log.name()).orElseThrow();
  }

  /// A view that stays as it is.
  static final class Moment extends View {
    private final State state;

    Moment(State state) {
      this.state = state;
    }

    @Override
    State state() {
      return state;
    }
  }
}
