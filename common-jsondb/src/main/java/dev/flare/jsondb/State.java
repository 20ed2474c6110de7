package dev.flare.jsondb;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The whole store after one transaction; immutable.
///
/// @param version number of that transaction, 0 before the first
record State(long version, Map<String, PartState> parts) {
  static final State EMPTY = new State(0, Map.of());

  Optional<PartState> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  State with(String name, PartState part) {
    Map<String, PartState> changed = new TreeMap<>(parts);
    changed.put(name, part);
    return new State(version, Collections.unmodifiableMap(changed));
  }

  State at(long newVersion) {
    return new State(newVersion, parts);
  }

  State after(Edit edit, long newVersion) {
    return part(edit.part())
        .or(() -> PartState.emptyFor(edit))
        .map(before -> with(edit.part(), before.after(edit, newVersion)))
        .orElse(this);
  }
}
