package dev.flare.signal.word;

import dev.flare.market.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words in a row, oldest first, that confirm a label when the newest words of a pair match them.
record Sequence(List<WordPattern> positions) {
  Sequence {
    positions = List.copyOf(positions);
    if (positions.isEmpty()) {
      throw new IllegalArgumentException("a sequence needs at least one word");
    }
  }

  static Sequence parse(String text) {
    return new Sequence(
        Arrays.stream(text.split("\\s+"))
            .filter(each -> !each.isEmpty())
            .map(WordPattern::parse)
            .toList());
  }

  boolean matches(List<Word> words) {
    int skipped = words.size() - positions.size();
    return skipped >= 0
        && IntStream.range(0, positions.size())
            .allMatch(each -> positions.get(each).accepts(words.get(skipped + each)));
  }

  /// Each position beside the word that stands there.
  Comparison beside(List<Word> words) {
    int skipped = words.size() - positions.size();
    return new Comparison(
        IntStream.range(0, positions.size())
            .mapToObj(each -> place(positions.get(each), wordAt(words, skipped + each)))
            .toList());
  }

  private static Comparison.Place place(WordPattern wanted, Optional<Word> found) {
    boolean fits = found.map(wanted::accepts).orElse(false);
    return new Comparison.Place(wanted.toString(), found, fits);
  }

  private static Optional<Word> wordAt(List<Word> words, int index) {
    return index < 0 ? Optional.empty() : Optional.of(words.get(index));
  }

  @Override
  public String toString() {
    return positions.stream().map(WordPattern::toString).collect(Collectors.joining(" "));
  }
}
