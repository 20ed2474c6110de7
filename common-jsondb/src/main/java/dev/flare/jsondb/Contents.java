package dev.flare.jsondb;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What belongs to a store: its readable files, and the journals behind them.
///
/// @param after the transaction behind which the first journal begins
/// @param journal number of the first journal
/// @param parts the readable files there are, and how new each must at least be
/// @param until the last journal that belongs to it, in a copy; later ones may be there
record Contents(long after, int journal, SortedMap<String, Long> parts, int until) {
  static final Contents NONE = new Contents(0, 1, new TreeMap<>());

  Contents {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  Contents(long after, int journal, SortedMap<String, Long> parts) {
    this(after, journal, parts, Integer.MAX_VALUE);
  }

  /// The same in a copy that is not written to any more.
  Contents endingWith(int lastJournal) {
    return new Contents(after, journal, parts, lastJournal);
  }

  static Contents of(State state, int journal) {
    SortedMap<String, Long> versions = new TreeMap<>();
    for (Map.Entry<String, PartState> each : state.parts().entrySet()) {
      if (each.getValue().version() > 0) {
        versions.put(each.getKey(), each.getValue().version());
      }
    }
    return new Contents(state.version(), journal, versions);
  }
}
