package dev.flare.pulse.app;

import dev.flare.service.launch.EnvFile;
import dev.flare.service.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The text of an env file, whose comments and order stay when values change.
record EnvText(String text) {
  private static final String SAFE = "[^\\s#\"']+";

  /// @param changes a value by name, or none to have the name out of the file
  /// @throws Problem for a value that no env file can hold
  EnvText with(Map<String, Optional<String>> changes) {
    Map<String, Optional<String>> left = new LinkedHashMap<>(changes);
    List<String> lines = new ArrayList<>();
    for (String piece : pieces()) {
      Optional<String> name = name(piece).filter(changes::containsKey);
      if (name.isEmpty()) {
        lines.add(piece);
      } else {
        Optional.ofNullable(left.remove(name.get()))
            .flatMap(value -> value)
            .ifPresent(value -> lines.add(assignment(name.get(), value)));
      }
    }
    left.forEach((name, value) -> value.ifPresent(text -> lines.add(assignment(name, text))));
    return new EnvText(String.join("\n", lines) + "\n");
  }

  /// Line by line; an assignment whose quotes span several lines is one piece.
  private List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    String open = "";
    for (String line : text.stripTrailing().split("\r\n|\n|\r", -1)) {
      String piece = open.isEmpty() ? line : open + "\n" + line;
      open = isWhole(piece) ? "" : piece;
      if (open.isEmpty()) {
        pieces.add(piece);
      }
    }
    if (!open.isEmpty()) {
      throw Problem.conflict(
          "env-file-malformed", "The env file cannot be understood; mend it by hand");
    }
    return pieces.equals(List.of("")) ? List.of() : pieces;
  }

  private static boolean isWhole(String piece) {
    try {
      EnvFile _ = EnvFile.parse(piece);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Optional<String> name(String piece) {
    return EnvFile.parse(piece).values().keySet().stream().findFirst();
  }

  /// Reads back what it wrote: a value that comes out as another one is refused.
  private static String assignment(String name, String value) {
    String line = name + "=" + quoted(value);
    if (!isWritable(value) || !isReadBack(line, name, value)) {
      throw Problem.malformed(
          "setting-malformed", "%s has signs that no env file can hold".formatted(name));
    }
    return line;
  }

  /// Half a surrogate pair cannot be written.
  private static boolean isWritable(String value) {
    return value.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  private static boolean isReadBack(String line, String name, String value) {
    return isWhole(line) && value.equals(EnvFile.parse(line).values().get(name));
  }

  private static String quoted(String value) {
    if (value.matches(SAFE)) {
      return value;
    }
    return value.contains("'") ? "\"" + value.replace("\"", "\\\"") + "\"" : "'" + value + "'";
  }
}
