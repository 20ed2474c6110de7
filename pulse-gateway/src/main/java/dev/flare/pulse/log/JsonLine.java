package dev.flare.pulse.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a component whose `LOG_FORMAT` is JSON, with the names of Elastic or of Logstash.
public final class JsonLine {
  private static final JsonMapper JSON = new JsonMapper();

  // Quotes inside of values are escaped, so neither is ever found in a message.
  private static final Pattern TIME = Pattern.compile("\"@timestamp\":\"([^\"]{1,40})\"");
  private static final Pattern LEVEL = Pattern.compile("\"level\":\"([A-Z]{4,8})\"");

  private JsonLine() {}

  /// Its time and level, as they would begin a line for people.
  static Optional<String> head(String line) {
    return found(TIME, line).map(time -> time + " " + found(LEVEL, line).orElse(""));
  }

  private static Optional<String> found(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /// The line as the component would have written it for people, a stack trace behind it; every
  /// other line as it is.
  public static String readable(String line) {
    return line.startsWith("{") && line.contains("\"@timestamp\":\"") ? told(line) : line;
  }

  private static String told(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      String told =
          "%s %-5s %s: %s"
              .formatted(
                  text(json, "/@timestamp"),
                  text(json, "/log/level", "/level"),
                  simple(text(json, "/log/logger", "/logger_name")),
                  text(json, "/message"));
      return onOneLine(told + "\n" + text(json, "/error/stack_trace", "/stack_trace"));
    } catch (JacksonException e) {
      return line;
    }
  }

  private static String text(JsonNode json, String... places) {
    return Arrays.stream(places)
        .map(place -> json.at(place).asString(""))
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .orElse("");
  }

  /// A row of the page is a line high.
  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s*[\r\n]+\\s*", " ⏎ ");
  }

  private static String simple(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
