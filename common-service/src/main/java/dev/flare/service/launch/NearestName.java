package dev.flare.service.launch;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known name somebody meant.
record NearestName(Collection<String> known) {
  /// More wrong letters than this, and a guess would only confuse.
  private static final int FARTHEST = 4;

  String warning(String unknown) {
    return to(unknown)
        .map(name -> "%s is not known; did you mean %s?".formatted(unknown, name))
        .orElse(unknown + " is not known and has no effect");
  }

  Optional<String> to(String unknown) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(unknown, name)))
        .filter(name -> distance(unknown, name) <= Math.min(FARTHEST, unknown.length() / 2));
  }

  /// The number of letters to insert, drop or replace to turn one name into the other.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
