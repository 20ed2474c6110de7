package dev.flare.jsondb;

import dev.flare.jsondb.Edit.Append;
import dev.flare.jsondb.Edit.Clear;
import dev.flare.jsondb.Edit.PutEntry;
import dev.flare.jsondb.Edit.RemoveEntry;
import dev.flare.jsondb.Edit.Rewrite;
import dev.flare.jsondb.Edit.SetDocument;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/// Everything that one document, collection or log holds after some transaction; immutable.
sealed interface PartState {
  /// Number of the transaction that changed it last; 0 when none did.
  long version();

  /// Version of the type of its values.
  int type();

  /// The kind as files and messages name it.
  String kind();

  /// This state after one more edit.
  ///
  /// @throws Misfit when the edit is for another kind of part
  PartState after(Edit edit, long version);

  /// The same with each value turned into another.
  PartState map(UnaryOperator<Object> mapping);

  /// The same as changed by another transaction.
  PartState at(long version);

  /// The same with values of another version of their type.
  PartState ofType(int type);

  /// What a part is before its first edit; empty when the edit does not tell, and changes nothing.
  static Optional<PartState> emptyFor(Edit edit) {
    return switch (edit) {
      case SetDocument _ -> Optional.of(DocumentState.EMPTY);
      case PutEntry _, RemoveEntry _ -> Optional.of(EntriesState.EMPTY);
      case Append _ -> Optional.of(LogState.keeping(Integer.MAX_VALUE));
      case Rewrite(_, var content) -> Optional.of(content);
      case Clear _ -> Optional.empty();
    };
  }

  private static Misfit mismatch(PartState state, Edit edit) {
    return new Misfit("changes '%s' as what it is not, a %s".formatted(edit.part(), state.kind()));
  }

  record DocumentState(long version, int type, Optional<Object> value) implements PartState {
    static final DocumentState EMPTY = new DocumentState(0, 1, Optional.empty());

    @Override
    public String kind() {
      return "document";
    }

    @Override
    public PartState after(Edit edit, long version) {
      if (edit instanceof SetDocument(_, var value)) {
        return new DocumentState(version, type, Optional.of(value));
      }
      throw mismatch(this, edit);
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      return new DocumentState(version, type, value.map(mapping));
    }

    @Override
    public PartState at(long newVersion) {
      return new DocumentState(newVersion, type, value);
    }

    @Override
    public PartState ofType(int newType) {
      return new DocumentState(version, newType, value);
    }
  }

  /// What a collection holds.
  record EntriesState(long version, int type, Entries entries) implements PartState {
    static final EntriesState EMPTY = new EntriesState(0, 1, Entries.NONE);

    @Override
    public String kind() {
      return "collection";
    }

    @Override
    public PartState after(Edit edit, long version) {
      return new EntriesState(version, type, after(edit));
    }

    private Entries after(Edit edit) {
      return switch (edit) {
        case PutEntry(_, var id, var value) -> entries.with(id, value);
        case RemoveEntry(_, var id) -> entries.without(id);
        case Clear _ -> Entries.NONE;
        case SetDocument _, Append _, Rewrite _ -> throw mismatch(this, edit);
      };
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      return new EntriesState(version, type, entries.map(mapping));
    }

    @Override
    public PartState at(long newVersion) {
      return new EntriesState(newVersion, type, entries);
    }

    @Override
    public PartState ofType(int newType) {
      return new EntriesState(version, newType, entries);
    }
  }

  /// What a log holds.
  ///
  /// @param next the position that the next entry gets
  /// @param entries by position, without a gap
  /// @param keep how many of the newest are kept
  record LogState(long version, int type, long next, TreePMap<Long, Object> entries, int keep)
      implements PartState {
    static LogState keeping(int keep) {
      return new LogState(0, 1, 1, TreePMap.empty(), keep);
    }

    /// @param first position of the first of the entries
    static LogState of(long version, int type, long first, List<?> entries) {
      SortedMap<Long, Object> byPosition = new TreeMap<>();
      entries.forEach(each -> byPosition.put(first + byPosition.size(), each));
      return new LogState(
          version,
          type,
          first + entries.size(),
          TreePMap.fromSortedMap(byPosition),
          Integer.MAX_VALUE);
    }

    @Override
    public String kind() {
      return "log";
    }

    /// Position of the oldest entry that is still kept.
    long first() {
      return next - entries.size();
    }

    LogState trimmedTo(int newKeep) {
      TreePMap<Long, Object> kept =
          entries.size() > newKeep ? entries.tailMap(next - newKeep, true) : entries;
      return new LogState(version, type, next, kept, newKeep);
    }

    @Override
    public PartState after(Edit edit, long version) {
      if (edit instanceof Append(_, var value)) {
        TreePMap<Long, Object> kept = entries.size() < keep ? entries : entries.minusFirstEntry();
        return new LogState(version, type, next + 1, kept.plus(next, value), keep);
      }
      if (edit instanceof Clear) {
        return new LogState(version, type, next, TreePMap.empty(), keep);
      }
      throw mismatch(this, edit);
    }

    @Override
    public PartState map(UnaryOperator<Object> mapping) {
      return new LogState(version, type, next, Entries.mapped(entries, mapping), keep);
    }

    @Override
    public PartState at(long newVersion) {
      return new LogState(newVersion, type, next, entries, keep);
    }

    @Override
    public PartState ofType(int newType) {
      return new LogState(version, newType, next, entries, keep);
    }
  }
}
