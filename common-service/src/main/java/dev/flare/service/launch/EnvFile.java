package dev.flare.service.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of a `.env` file by name, in the file's order; of a repeated name the last one.
///
/// One `NAME=value` a line, `export` before it is ignored. Quotes (`"` or `'`) keep spaces, `#` and
/// line breaks; inside double quotes `\"` is a quote. Every other backslash stays, and nothing is
/// expanded. Outside quotes a `#` after a space begins a comment.
public record EnvFile(Map<String, String> values) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)[ \\t]*=[ \\t]*(.*)", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

  public EnvFile {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// A file that sets nothing.
  public static EnvFile empty() {
    return new EnvFile(Map.of());
  }

  /// @throws IOException when the file cannot be read
  /// @throws IllegalArgumentException naming the file and the number of the line that is none
  public static EnvFile read(Path file) throws IOException {
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /// @throws IllegalArgumentException with the number of the line that is no assignment, and not
  ///   the line itself: it may be half a secret
  public static EnvFile parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Lines lines = new Lines(text);
    while (lines.hasNext()) {
      String line = lines.next();
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        assign(line, lines, values);
      }
    }
    return new EnvFile(values);
  }

  private static void assign(String line, Lines lines, Map<String, String> values) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (!assignment.matches()) {
      throw lines.wrong("this is no NAME=value");
    }
    values.put(assignment.group(1), value(assignment.group(2), lines));
  }

  private static String value(String rest, Lines lines) {
    if (rest.startsWith("\"") || rest.startsWith("'")) {
      return quoted(rest, lines);
    }
    return COMMENT.matcher(rest).replaceFirst("").strip();
  }

  private static String quoted(String rest, Lines lines) {
    char quote = rest.charAt(0);
    int opened = lines.number();
    String text = rest;
    int end = closing(text, quote);
    while (end < 0) {
      if (!lines.hasNext()) {
        throw new IllegalArgumentException("line %d: the quote is never closed".formatted(opened));
      }
      text = text + "\n" + lines.next();
      end = closing(text, quote);
    }
    if (!COMMENT.matcher(text.substring(end + 1)).replaceFirst("").isBlank()) {
      throw lines.wrong("text follows the closing quote; escape quotes inside as \\\"");
    }
    String inside = text.substring(1, end);
    return quote == '"' ? inside.replace("\\\"", "\"") : inside;
  }

  /// Where the quote that opens `text` closes again, or -1.
  private static int closing(String text, char quote) {
    for (int at = 1; at < text.length(); at++) {
      boolean escaped = quote == '"' && text.charAt(at - 1) == '\\';
      if (text.charAt(at) == quote && !escaped) {
        return at;
      }
    }
    return -1;
  }

  /// A text line by line, whichever line ends it has.
  private static final class Lines {
    private final String[] lines;
    private int next;

    Lines(String text) {
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      lines = unmarked.split("\r\n|\n|\r", -1);
    }

    boolean hasNext() {
      return next < lines.length;
    }

    String next() {
      return lines[next++];
    }

    int number() {
      return next;
    }

    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("line %d: %s".formatted(number(), what));
    }
  }
}
