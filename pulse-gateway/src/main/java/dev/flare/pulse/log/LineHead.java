package dev.flare.pulse.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the beginning of a line says of it: `2026-01-31T12:00:00.123Z WARN ...`, or the same in
/// JSON.
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
  private static final int SECONDS_OF_A_DAY = 86_400;

  /// The head of `line`; empty when it continues `this`.
  static Optional<LineHead> of(String line) {
    if (line.isEmpty() || !mayBegin(line.charAt(0))) {
      return Optional.empty();
    }
    return line.charAt(0) == '{'
        ? JsonLine.head(line).flatMap(LineHead::plainHead)
        : plainHead(line);
  }

  private static Optional<LineHead> plainHead(String line) {
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
    return first >= '0' && first <= '9'
        || first >= 'A' && first <= 'Z'
        || first == '['
        || first == '{';
  }

  /// The line as it reads on a screen that knows no colours.
  static String plain(String line) {
    return line.indexOf('\u001B') < 0 ? line : COLOUR.matcher(line).replaceAll("");
  }

  private static Optional<Instant> time(Matcher head) {
    try {
      return head.group(1) == null ? Optional.empty() : Optional.of(instant(head));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// By hand: every line that is looked at comes through here, and Java's own parser takes longer
  /// than all the rest.
  private static Instant instant(Matcher head) {
    String date = head.group(1);
    String time = head.group(2);
    long day =
        LocalDate.of(number(date, 0, 4), number(date, 5, 7), number(date, 8, 10)).toEpochDay();
    int second =
        LocalTime.of(number(time, 0, 2), number(time, 3, 5), number(time, 6, 8)).toSecondOfDay();
    return Instant.ofEpochSecond(
        day * SECONDS_OF_A_DAY + second - secondsEast(head.group(4)), nanos(head.group(3)));
  }

  private static int secondsEast(@Nullable String zone) {
    return zone == null || zone.equals("Z") ? 0 : ZoneOffset.of(zone).getTotalSeconds();
  }

  private static long nanos(@Nullable String fraction) {
    long nanos = fraction == null ? 0 : Long.parseLong(fraction);
    for (int digits = fraction == null ? 9 : fraction.length(); digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
