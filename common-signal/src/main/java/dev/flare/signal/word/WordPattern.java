package dev.flare.signal.word;

import dev.flare.market.Word;

/// What one position of a sequence asks of the word there. There has to be one.
sealed interface WordPattern {
  boolean accepts(Word word);

  /// Any word.
  record Any() implements WordPattern {
    @Override
    public boolean accepts(Word word) {
      return true;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /// Exactly this word.
  record Exactly(Word wanted) implements WordPattern {
    @Override
    public boolean accepts(Word word) {
      return word.equals(wanted);
    }

    @Override
    public String toString() {
      return wanted.toString();
    }
  }

  /// Any word but this.
  record Not(Word unwanted) implements WordPattern {
    @Override
    public boolean accepts(Word word) {
      return !word.equals(unwanted);
    }

    @Override
    public String toString() {
      return "!" + unwanted;
    }
  }

  /// @throws IllegalArgumentException when `text` is no pattern, saying which letter or word is
  ///   wrong
  static WordPattern parse(String text) {
    if (text.equals("*")) {
      return new Any();
    }
    return text.startsWith("!") ? new Not(word(text.substring(1))) : new Exactly(word(text));
  }

  private static Word word(String text) {
    text.chars()
        .filter(letter -> letter < 'A' || letter > 'P')
        .findFirst()
        .ifPresent(letter -> {
          throw new IllegalArgumentException(
              "unknown letter '%c' in '%s': letters are A to P".formatted(letter, text));
        });
    return Word.parse(text);
  }
}
