package dev.flare.signal.word;

import dev.flare.market.Word;
import java.util.List;
import java.util.Optional;

/// A sequence of the dictionary beside the words that it is held against, oldest first.
public record Comparison(List<Place> places) {
  public Comparison {
    places = List.copyOf(places);
  }

  /// @param wanted as the dictionary writes it: a word, `!` and a word, or `*`
  /// @param found the word that stands there; none where the history is too short
  public record Place(String wanted, Optional<Word> found, boolean fits) {}

  /// Whether the sequence confirms.
  public boolean matches() {
    return places.stream().allMatch(Place::fits);
  }

  /// How many of its words are there.
  public int fitting() {
    return (int) places.stream().filter(Place::fits).count();
  }
}
