package dev.flare.jsondb;

import dev.flare.jsondb.Edit.Append;
import dev.flare.jsondb.Edit.Clear;
import dev.flare.jsondb.Edit.PutEntry;
import dev.flare.jsondb.Edit.RemoveEntry;
import dev.flare.jsondb.Edit.SetDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Everything that one document, collection or log holds after some transaction; immutable.
sealed interface PartState {
  /// Number of the transaction that changed it last; 0 when none did.
  long version();

  /// The kind as files and messages name it.
  String kind();

  /// This state after one more edit.
  ///
  /// @throws Misfit when the edit is for another kind of part
  PartState after(Edit edit, long version);

  /// The same with each value turned into another.
  PartState map(UnaryOperator<Object> mapping);

  /// What a part is before its first edit; empty when the edit does not tell, and changes nothing.
  static Optional<PartState> emptyFor(Edit edit) {
    return switch (edit) {
      case SetDocument _ -> Optional.of(DocumentState.EMPTY);
      case PutEntry _, RemoveEntry _ -> Optional.of(EntriesState.EMPTY);
      case Append _ -> Optional.of(LogState.keeping(Integer.MAX_VALUE));
      case Clear _ -> Optional.empty();
    };
  }

  private static Misfit mismatch(PartState state, Edit edit) {
    return new Misfit("changes '%s' as what it is not, a %s".formatted(edit.part(), state.kind()));
  }

  record DocumentState(long version, Optional<Object> value) implements PartState {
    static final DocumentState EMPTY = new DocumentState(0, Optional.empty());

    @Override
    public String kind() {
      return "document";
    }

    @Override
    public PartState after(Edit edit, long version) {
      if (edit instanceof SetDocument(_, var value)) {
        return new DocumentState(version, Optional.of(value));
      }
      throw mismatch(this, edit);
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      return new DocumentState(version, value.map(mapping));
    }
  }

  /// What a collection holds.
  ///
  /// @param entries in the order in which their ids came first
  record EntriesState(long version, Map<String, Object> entries) implements PartState {
    static final EntriesState EMPTY = new EntriesState(0, Map.of());

    @Override
    public String kind() {
      return "collection";
    }

    @Override
    public PartState after(Edit edit, long version) {
      Map<String, Object> changed = new LinkedHashMap<>(entries);
      switch (edit) {
        case PutEntry(_, var id, var value) -> changed.put(id, value);
        case RemoveEntry(_, var id) -> changed.remove(id);
        case Clear _ -> changed.clear();
        case SetDocument _, Append _ -> throw mismatch(this, edit);
      }
      return new EntriesState(version, Collections.unmodifiableMap(changed));
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      Map<String, Object> mapped = new LinkedHashMap<>();
      entries.forEach((id, value) -> mapped.put(id, mapping.apply(value)));
      return new EntriesState(version, Collections.unmodifiableMap(mapped));
    }
  }

  /// What a log holds.
  ///
  /// @param first position of the oldest entry that is still kept
  /// @param keep how many of the newest are kept
  record LogState(long version, long first, List<Object> entries, int keep) implements PartState {
    static LogState keeping(int keep) {
      return new LogState(0, 1, List.of(), keep);
    }

    @Override
    public String kind() {
      return "log";
    }

    /// The position that the next entry gets.
    long next() {
      return first + entries.size();
    }

    LogState trimmedTo(int newKeep) {
      int dropped = Math.max(0, entries.size() - newKeep);
      return new LogState(
          version, first + dropped, entries.subList(dropped, entries.size()), newKeep);
    }

    @Override
    public PartState after(Edit edit, long version) {
      if (edit instanceof Append(_, var value)) {
        List<Object> longer = new ArrayList<>(entries.size() + 1);
        int dropped = entries.size() >= keep ? 1 : 0;
        longer.addAll(entries.subList(dropped, entries.size()));
        longer.add(value);
        return new LogState(version, first + dropped, Collections.unmodifiableList(longer), keep);
      }
      if (edit instanceof Clear) {
        return new LogState(version, next(), List.of(), keep);
      }
      throw mismatch(this, edit);
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      return new LogState(version, first, entries.stream().map(mapping).toList(), keep);
    }
  }
}
