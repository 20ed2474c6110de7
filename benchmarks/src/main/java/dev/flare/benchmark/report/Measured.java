package dev.flare.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What one part of `./flare bench` printed.
///
/// @param load of the machine when it began
/// @param exit 0, or why there is nothing: 3 where the machine lacks a tool
record Measured(String part, double load, long seconds, int exit, List<String> lines) {
  private static final int TOOL_MISSING = 3;
  private static final int LONGEST_CAPTION = 120;

  Measured {
    lines = List.copyOf(lines);
  }

  String markdown() {
    String head =
        "### `./flare bench %s`%n%nLoad %.1f at its beginning; it took %d s."
            .formatted(part, load, seconds);
    return switch (exit) {
      case 0 -> head + "\n\n" + tables();
      case TOOL_MISSING ->
          "### `./flare bench %s`%n%nNot measured: a tool is missing.".formatted(part);
      default -> "### `./flare bench %s`%n%nIt failed (exit code %d).".formatted(part, exit);
    };
  }

  /// Every table with the line that says what it is about; the rest is for whoever watches.
  private String tables() {
    List<String> kept = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (isRow(at)) {
        if (!isRow(at - 1)) {
          kept.add("");
          caption(at).forEach(kept::add);
        }
        kept.add(lines.get(at));
      }
    }
    return kept.stream().skip(1).collect(Collectors.joining("\n"));
  }

  private boolean isRow(int at) {
    return at >= 0 && lines.get(at).startsWith("|");
  }

  private List<String> caption(int table) {
    int at = table - 1;
    while (at >= 0 && lines.get(at).isBlank()) {
      at--;
    }
    return at < 0 || isRow(at) || !isSentence(lines.get(at))
        ? List.of()
        : List.of(lines.get(at), "");
  }

  /// Neither a line of a log nor one of JMH's.
  private static boolean isSentence(String line) {
    return line.length() <= LONGEST_CAPTION
        && !line.contains("us/op")
        && !line.contains("±")
        && line.matches("\\p{Alnum}[^#]*")
        && !line.matches("\\d{4}-\\d\\d-\\d\\dT.*");
  }
}
