package dev.flare.jsondb;

import dev.flare.jsondb.Edit.Append;
import dev.flare.jsondb.Edit.Clear;
import dev.flare.jsondb.Edit.PutEntry;
import dev.flare.jsondb.Edit.RemoveEntry;
import dev.flare.jsondb.Edit.Rewrite;
import dev.flare.jsondb.Edit.SetDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Several changes of one store that become true together or not at all.
///
/// It sees its own changes; nobody else does before it is durable. Good only while the function
/// that got it runs.
public final class Transaction extends View {
  private final List<Edit> edits = new ArrayList<>();
  private final List<Change<?>> changes = new ArrayList<>();
  private final long version;
  private State state;

  Transaction(State before) {
    this.version = before.version() + 1;
    this.state = before;
  }

  public <T> void put(Document<T> document, T value) {
    Optional<T> before = stored(document);
    if (!before.equals(Optional.of(value))) {
      make(
          new SetDocument(document.name(), value),
          new Change<>(document.name(), Optional.empty(), before, Optional.of(value), version));
    }
  }

  public <T> T update(Document<T> document, UnaryOperator<T> step) {
    T value = step.apply(read(document));
    put(document, value);
    return value;
  }

  public <T> void put(KeyedCollection<T> collection, T value) {
    String id = collection.idOf(value);
    Optional<T> before = find(collection, id);
    if (!before.equals(Optional.of(value))) {
      make(
          new PutEntry(collection.name(), id, value),
          new Change<>(collection.name(), Optional.of(id), before, Optional.of(value), version));
    }
  }

  /// Removes the entry and returns it; empty when there was none.
  public <T> Optional<T> remove(KeyedCollection<T> collection, String id) {
    Optional<T> before = find(collection, id);
    if (before.isPresent()) {
      make(
          new RemoveEntry(collection.name(), id),
          new Change<>(collection.name(), Optional.of(id), before, Optional.empty(), version));
    }
    return before;
  }

  /// Appends and returns the position.
  public <T> long append(Log<T> log, T value) {
    long position = nextPosition(log);
    make(
        new Append(log.name(), value),
        new Change<>(
            log.name(),
            Optional.of(Long.toString(position)),
            Optional.empty(),
            Optional.of(value),
            version));
    return position;
  }

  /// Removes every entry; told as one change for each.
  public <T> void clear(KeyedCollection<T> collection) {
    List<T> removed = all(collection);
    make(new Clear(collection.name()));
    for (T each : removed) {
      Optional<String> id = Optional.of(collection.idOf(each));
      changes.add(
          new Change<>(collection.name(), id, Optional.of(each), Optional.empty(), version));
    }
  }

  /// Forgets every entry; positions go on rising.
  public void clear(Log<?> log) {
    make(new Clear(log.name()));
  }

  void rewrite(String part, PartState content) {
    make(new Rewrite(part, content));
  }

  private void make(Edit edit, Change<?> change) {
    make(edit);
    changes.add(change);
  }

  private void make(Edit edit) {
    state = state.after(edit, version);
    edits.add(edit);
  }

  long version() {
    return version;
  }

  List<Edit> edits() {
    return edits;
  }

  List<Change<?>> changes() {
    return changes;
  }

  @Override
  State state() {
    return state;
  }
}
