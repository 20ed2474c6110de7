package dev.flare.pulse.shell;

import dev.flare.pulse.log.Level;
import dev.flare.pulse.log.LogQuery;
import dev.flare.service.launch.SpanText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What somebody wants to see of the logs.
///
/// @param app whose log; all logs without it
/// @param lines how many at first
/// @param follows whether to go on with what comes
record LogWish(Optional<String> app, LogQuery query, int lines, boolean follows) {
  private static final int USUAL_LINES = 100;
  private static final int MOST_LINES = 100_000;

  /// @throws IllegalArgumentException saying what it does not understand
  static LogWish parse(Instant now, String... args) {
    Draft draft = new Draft();
    Iterator<String> words = List.of(args).iterator();
    while (words.hasNext()) {
      draft.take(words.next(), words, now);
    }
    return new LogWish(
        draft.app,
        new LogQuery(draft.text, draft.level, draft.since, Optional.empty()),
        draft.lines,
        draft.follows);
  }

  private static final class Draft {
    private Optional<String> app = Optional.empty();
    private Predicate<String> text = _ -> true;
    private Optional<Level> level = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private int lines = USUAL_LINES;
    private boolean follows;

    void take(String word, Iterator<String> rest, Instant now) {
      switch (word) {
        case "-f", "--follow" -> follows = true;
        case "--level" -> level = Optional.of(level(value(word, rest)));
        case "--since" -> since = Optional.of(since(value(word, rest), now));
        case "--grep" -> text = LogQuery.containing(value(word, rest));
        case "-n", "--lines" -> lines = lines(value(word, rest));
        default -> app(word);
      }
    }

    private void app(String word) {
      if (word.startsWith("-")) {
        throw new IllegalArgumentException(
            "unknown option %s; there are -f, -n, --level, --since, --grep".formatted(word));
      }
      if (app.isPresent()) {
        throw new IllegalArgumentException("name one app, or none for all");
      }
      app = Optional.of(word);
    }
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static Level level(String text) {
    return Level.named(text.toUpperCase(Locale.ROOT))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no level; there are debug, info, warn, error".formatted(text)));
  }

  private static int lines(String text) {
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > MOST_LINES) {
      throw new IllegalArgumentException(
          "'%s' is no number of lines up to %d".formatted(text, MOST_LINES));
    }
    return Integer.parseInt(text);
  }

  private static Instant since(String text, Instant now) {
    try {
      return text.contains("T") ? Instant.parse(text) : now.minus(SpanText.parse(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no time; write 30m, 2h, 1d or 2026-01-31T12:00:00Z".formatted(text), e);
    }
  }
}
