package dev.flare.benchmark.report;

import java.util.List;
import java.util.stream.Collectors;

/// What all parts measured, with what is needed to judge it.
///
/// @param machine its processor, memory and Java
/// @param commit what was measured
/// @param day of the run
record Report(String machine, String commit, String day, boolean quick, List<Measured> parts) {
  private static final String BEGIN =
      "<!-- measured: what stands from here on is written by ./flare bench -->";
  private static final String END = "<!-- measured: end -->";

  Report {
    parts = List.copyOf(parts);
  }

  String markdown() {
    return """
    %s
    ## As last measured

    %s, commit `%s`, %s.%s%s

    %s
    %s\
    """
        .formatted(
            BEGIN,
            day,
            commit,
            machine,
            quick ? " A quick run, for a look: too short for figures to rely on." : "",
            failed().isEmpty() ? "" : " **Not measured whole: %s.**".formatted(failed()),
            parts.stream().map(Measured::markdown).collect(Collectors.joining("\n\n")),
            END);
  }

  /// The names of the parts that failed, with commas between.
  String failed() {
    return parts.stream()
        .filter(Measured::isFailed)
        .map(Measured::part)
        .collect(Collectors.joining(", "));
  }

  /// The page with this in the place of what was measured before, or behind its text where nothing
  /// was yet.
  String into(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    return begin < 0 || end < begin
        ? page.stripTrailing() + "\n\n" + markdown() + "\n"
        : page.substring(0, begin) + markdown() + page.substring(end + END.length());
  }
}
