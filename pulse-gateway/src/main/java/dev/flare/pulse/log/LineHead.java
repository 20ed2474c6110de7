package dev.flare.pulse.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the beginning of a line says of it: `2026-01-31T12:00:00.123Z WARN ...`.
///
/// A line with neither a time nor a level continues the one before it, as a stack trace does.
record LineHead(Optional<Instant> writtenAt, Optional<Level> level) {
  static final LineHead NONE = new LineHead(Optional.empty(), Optional.empty());

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?"
              + "(Z|[+-]\\d\\d:\\d\\d)?[ \\t]*)?(?:\\[[^\\]]{0,40}\\][ \\t]*)?([A-Z]{4,8})?\\b.*",
          Pattern.DOTALL);
  private static final int LONGEST = 64;

  /// The head of `line`; empty when it continues `this`.
  static Optional<LineHead> of(String line) {
    if (line.isEmpty() || !mayBegin(line.charAt(0))) {
      return Optional.empty();
    }
    Matcher head = HEAD.matcher(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    if (!head.matches()) {
      return Optional.empty();
    }
    Optional<Instant> time = time(head);
    Optional<Level> level = Optional.ofNullable(head.group(5)).flatMap(Level::named);
    return time.isPresent() || level.isPresent()
        ? Optional.of(new LineHead(time, level))
        : Optional.empty();
  }

  private static boolean mayBegin(char first) {
    return first >= '0' && first <= '9' || first >= 'A' && first <= 'Z' || first == '[';
  }

  /// The line as it reads on a screen that knows no colours.
  static String plain(String line) {
    return line.indexOf('\u001B') < 0 ? line : COLOUR.matcher(line).replaceAll("");
  }

  private static Optional<Instant> time(Matcher head) {
    if (head.group(1) == null) {
      return Optional.empty();
    }
    String fraction = head.group(3) == null ? "" : "." + head.group(3);
    String zone = head.group(4) == null ? ZoneOffset.UTC.getId() : head.group(4);
    try {
      return Optional.of(
          OffsetDateTime.parse(head.group(1) + "T" + head.group(2) + fraction + zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
