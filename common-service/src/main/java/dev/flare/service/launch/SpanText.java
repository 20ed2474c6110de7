package dev.flare.service.launch;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as people write them: `90s`, `30m`, `12h`, `7d`.
public final class SpanText {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

  private SpanText() {}

  /// @throws IllegalArgumentException when it is none
  public static Duration parse(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException("it is no span of time");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
