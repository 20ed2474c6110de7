package dev.flare.jsondb;

import java.util.Optional;
import org.pcollections.TreePMap;

/// The whole store after one transaction; immutable.
///
/// @param version number of that transaction, 0 before the first
record State(long version, TreePMap<String, PartState> parts) {
  static final State EMPTY = new State(0, TreePMap.empty());

  Optional<PartState> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  State with(String name, PartState part) {
    return new State(version, parts.plus(name, part));
  }

  State at(long newVersion) {
    return new State(newVersion, parts);
  }

  State after(Edit edit, long newVersion) {
    if (edit instanceof Edit.Rewrite(var name, var content)) {
      return with(name, content.at(newVersion));
    }
    return part(edit.part())
        .or(() -> PartState.emptyFor(edit))
        .map(before -> with(edit.part(), before.after(edit, newVersion)))
        .orElse(this);
  }
}
