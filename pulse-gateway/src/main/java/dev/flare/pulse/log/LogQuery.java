package dev.flare.pulse.log;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/// Which lines somebody looks for.
///
/// @param text what the line without its colours must match
/// @param atLeast the mildest level wanted; lines without a level are then not
/// @param from the earliest time wanted
/// @param to the first time no longer wanted
public record LogQuery(
    Predicate<String> text, Optional<Level> atLeast, Optional<Instant> from, Optional<Instant> to) {
  /// Every line.
  public static final LogQuery ALL =
      new LogQuery(_ -> true, Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST_EXPRESSION = 500;
  private static final int MOST_REPETITIONS = 1000;
  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  /// Lines that contain the text, in capitals or not.
  public static Predicate<String> containing(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return line -> line.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /// Lines in which the regular expression is found. It is of RE2's kind, whose time grows with the
  /// line and nothing else; hence no look-around and no back references.
  ///
  /// @throws IllegalArgumentException when it is none, with the reason for people
  public static Predicate<String> matching(String expression) {
    if (expression.length() > LONGEST_EXPRESSION) {
      throw new IllegalArgumentException("it is longer than %d".formatted(LONGEST_EXPRESSION));
    }
    requireFewRepetitions(expression);
    try {
      Pattern pattern = Pattern.compile(expression);
      return line -> pattern.matcher(line).find();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// Each counted repetition is written out inside, nested ones multiplied.
  private static void requireFewRepetitions(String expression) {
    double product =
        REPETITION
            .matcher(expression)
            .results()
            .mapToDouble(LogQuery::most)
            .reduce(1, (one, other) -> one * other);
    if (product > MOST_REPETITIONS) {
      throw new IllegalArgumentException(
          "its counted repetitions multiply to more than %d".formatted(MOST_REPETITIONS));
    }
  }

  private static double most(MatchResult repetition) {
    String upTo = repetition.group(2);
    return Math.max(
        1, Double.parseDouble(upTo == null || upTo.isEmpty() ? repetition.group(1) : upTo));
  }

  /// Whether the line is one of them.
  public boolean wants(LogLine line) {
    return atLeast
            .map(least -> line.level().filter(is -> is.compareTo(least) >= 0).isPresent())
            .orElse(true)
        && from.map(first -> line.writtenAt().filter(at -> !at.isBefore(first)).isPresent())
            .orElse(true)
        && to.map(end -> line.writtenAt().filter(at -> at.isBefore(end)).isPresent()).orElse(true)
        && text.test(LineHead.plain(line.text()));
  }

  /// Whether nothing older than these lines can be wanted.
  boolean isPast(List<LogLine> lines) {
    return from.isPresent()
        && lines.stream().anyMatch(line -> line.writtenAt().isPresent())
        && lines.stream()
            .flatMap(line -> line.writtenAt().stream())
            .allMatch(at -> at.isBefore(from.get()));
  }
}
