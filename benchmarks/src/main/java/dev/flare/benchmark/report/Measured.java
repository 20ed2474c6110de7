package dev.flare.benchmark.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What one part of `./flare bench` printed.
///
/// @param loadBefore of the machine when it began
/// @param loadAfter of the machine when it ended, of which the measurement is a part
/// @param exit 0, or how it failed; 3 where the machine lacks a tool
record Measured(
    String part, double loadBefore, double loadAfter, Duration took, int exit, List<String> lines) {
  private static final int TOOL_MISSING = 3;
  private static final int LONGEST_CAPTION = 120;

  Measured {
    lines = List.copyOf(lines);
  }

  boolean isFailed() {
    return exit != 0 && exit != TOOL_MISSING;
  }

  String markdown() {
    return "### `./flare bench %s`%n%n%s".formatted(part, outcome());
  }

  private String outcome() {
    return switch (exit) {
      case 0 -> circumstances() + "\n\n" + tables();
      case TOOL_MISSING -> "Not measured: a tool is missing.";
      default ->
          "**It failed (exit code %d)**; what stands here was measured before that. %s\n\n%s"
              .formatted(exit, circumstances(), tables())
              .stripTrailing();
    };
  }

  private String circumstances() {
    return "Load %.1f before and %.1f after %d s."
        .formatted(loadBefore, loadAfter, took.toSeconds());
  }

  /// Every table with the line that says what it is about; the rest is for whoever watches.
  private String tables() {
    List<String> kept = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (isRow(at)) {
        if (isHead(at)) {
          kept.add("");
          caption(at).forEach(kept::add);
        }
        kept.add(lines.get(at));
      }
    }
    return kept.stream().skip(1).collect(Collectors.joining("\n"));
  }

  private boolean isRow(int at) {
    return at >= 0 && at < lines.size() && lines.get(at).startsWith("|");
  }

  private boolean isHead(int at) {
    return isRow(at + 1) && lines.get(at + 1).startsWith("| ---");
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
