package dev.flare.signal.word;

import dev.flare.market.Action;
import dev.flare.market.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The newest words of a pair and the raw decision that the next word starts from.
///
/// @param capacity words kept, at least 4
/// @param last the latest raw decision; empty before the first
/// @param words oldest first
public record WordHistory(int capacity, Optional<Action> last, List<Word> words) {
  public static final int LEAST_CAPACITY = 4;

  public WordHistory {
    if (capacity < LEAST_CAPACITY) {
      throw new IllegalArgumentException(
          "A history of %d words is too short: at least %d".formatted(capacity, LEAST_CAPACITY));
    }
    words = newest(words, capacity);
  }

  public static WordHistory empty(int capacity) {
    return new WordHistory(capacity, Optional.empty(), List.of());
  }

  /// The history once `action` has been decided. The first decision writes no word.
  public WordHistory followedBy(Action action) {
    Stream<Word> written = last.map(before -> Word.between(before, action)).stream();
    return new WordHistory(
        capacity, Optional.of(action), Stream.concat(words.stream(), written).toList());
  }

  private static List<Word> newest(List<Word> words, int count) {
    return List.copyOf(words.subList(Math.max(0, words.size() - count), words.size()));
  }
}
