package dev.flare.pulse.app;

import dev.flare.pulse.log.Level;
import dev.flare.pulse.log.LogQuery;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.util.MultiValueMap;

/// What a client wants of a log.
///
/// `q` is a text to find, with `regex=true` a regular expression; `level` the mildest level; `from`
/// and `to` are epoch milliseconds; `before` and `after` a line's seq.
record LogRequest(LogQuery query, long before, OptionalLong after, int limit) {
  private static final int MOST = 500;

  static LogRequest of(MultiValueMap<String, String> parameters, int standardLimit) {
    Reader in = new Reader(parameters);
    LogQuery query =
        new LogQuery(
            text(in),
            in.parsed("level", LogRequest::level),
            in.parsed("from", LogRequest::time),
            in.parsed("to", LogRequest::time));
    return new LogRequest(
        query,
        in.parsed("before", Long::valueOf).orElse(Long.MAX_VALUE),
        in.parsed("after", Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty()),
        in.parsed("limit", LogRequest::limit).orElse(standardLimit));
  }

  /// The id of an event, which names the line behind it.
  static OptionalLong seq(String id) {
    try {
      return OptionalLong.of(Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw LogController.malformed("Last-Event-ID", "it is no number");
    }
  }

  private static Predicate<String> text(Reader in) {
    boolean isExpression = in.parsed("regex", LogRequest::flag).orElse(false);
    return in.parsed("q", isExpression ? LogQuery::matching : LogQuery::containing)
        .orElse(_ -> true);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it is neither true nor false");
    };
  }

  private static Level level(String text) {
    return Level.named(text.toUpperCase(Locale.ROOT))
        .orElseThrow(() -> new IllegalArgumentException("it is no level"));
  }

  private static Instant time(String text) {
    return Instant.ofEpochMilli(Long.parseLong(text));
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("it is 1 to %d".formatted(MOST));
    }
    return limit;
  }

  private record Reader(MultiValueMap<String, String> parameters) {
    <T> Optional<T> parsed(String name, Function<String, T> parse) {
      try {
        return Optional.ofNullable(parameters.getFirst(name))
            .filter(text -> !text.isEmpty())
            .map(parse);
      } catch (NumberFormatException e) {
        throw LogController.malformed(name, "it is no number");
      } catch (IllegalArgumentException e) {
        throw LogController.malformed(name, String.valueOf(e.getMessage()));
      }
    }
  }
}
