package dev.flare.market;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How one raw decision relates to the one before: four letters, one for each comparison of a bit
/// with a bit. Nine words exist, one for each step between none, buy and sell.
///
/// The letters: buy now against buy before gives A (1,1), B (1,0), E (0,1), F (0,0); against sell
/// before C, D, G, H; sell now against buy before I, J, M, N; against sell before K, L, O, P.
public record Word(String letters) {
  private static final Map<String, Word> ALL =
      Arrays.stream(Action.values())
          .flatMap(from -> Arrays.stream(Action.values()).map(to -> new Word(lettersOf(from, to))))
          .collect(Collectors.toUnmodifiableMap(Word::letters, Function.identity()));

  /// The word of the step from `previous` to `current`.
  public static Word between(Action previous, Action current) {
    return new Word(lettersOf(previous, current));
  }

  /// @throws IllegalArgumentException naming the nine words when `letters` is none of them
  public static Word parse(String letters) {
    Word word = ALL.get(letters);
    if (word == null) {
      throw new IllegalArgumentException(
          "'%s' is no word; possible are %s"
              .formatted(letters, String.join(", ", new TreeSet<>(ALL.keySet()))));
    }
    return word;
  }

  @Override
  public String toString() {
    return letters;
  }

  private static String lettersOf(Action previous, Action current) {
    char[] letters = {
      letter('A', current.buys(), previous.buys()),
      letter('C', current.buys(), previous.sells()),
      letter('I', current.sells(), previous.buys()),
      letter('K', current.sells(), previous.sells())
    };
    Arrays.sort(letters);
    return new String(letters);
  }

  private static char letter(char both, boolean now, boolean before) {
    return (char) (both + (now ? 0 : 4) + (before ? 0 : 1));
  }
}
