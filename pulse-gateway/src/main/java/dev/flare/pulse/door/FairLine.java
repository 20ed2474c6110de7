package dev.flare.pulse.door;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A line in which each neighbourhood has its turn, however many of it wait.
///
/// Once the line is full, whoever comes takes the place of the latest of that neighbourhood which
/// has the most of them, which may be his own.
final class FairLine<T> {
  private final int places;
  private final SequencedMap<Network, Deque<T>> waiting = new LinkedHashMap<>();
  private int count;

  FairLine(int places) {
    this.places = places;
  }

  /// @return who finds or keeps no place
  Optional<T> join(Network neighbourhood, T comer) {
    Deque<T> own = waiting.computeIfAbsent(neighbourhood, _ -> new ArrayDeque<>());
    own.addLast(comer);
    count++;
    return count > places ? Optional.of(sentAway(own)) : Optional.empty();
  }

  private T sentAway(Deque<T> own) {
    Deque<T> longest =
        waiting.values().stream()
            .filter(each -> each.size() > own.size())
            .max(Comparator.comparingInt(Deque::size))
            .orElse(own);
    T latest = longest.removeLast();
    waiting.values().removeIf(Deque::isEmpty);
    count--;
    return latest;
  }

  /// @return whose turn it is
  Optional<T> next() {
    Map.Entry<Network, Deque<T>> first = waiting.pollFirstEntry();
    if (first == null) {
      return Optional.empty();
    }
    count--;
    T next = first.getValue().removeFirst();
    if (!first.getValue().isEmpty()) {
      waiting.putLast(first.getKey(), first.getValue());
    }
    return Optional.of(next);
  }
}
