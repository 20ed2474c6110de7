package dev.flare.benchmark.jsondb;

import java.io.PrintStream;

/// Prints ratios in Markdown, a line as soon as it is known.
record Table(PrintStream out) {
  void head() {
    out.println("| the store | | beside | | ratio (middle half) | target |");
    out.println("| --- | --- | --- | --- | --- | --- |");
  }

  /// Rates in writes a second; the target is the least ratio that will do.
  void rates(String what, Rates ours, String beside, Rates theirs, double target) {
    line(
        what,
        rate(ours),
        beside,
        rate(theirs),
        ratio(ours.by(theirs)),
        "at least %.1f".formatted(target));
  }

  /// As [#rates], where nobody set a target.
  void rates(String what, Rates ours, String beside, Rates theirs) {
    line(what, rate(ours), beside, rate(theirs), ratio(ours.by(theirs)), "");
  }

  /// The cost of one write, which is the inverse of the rate; the target is the greatest ratio.
  void costs(String what, Rates ours, String beside, Rates theirs, double target) {
    line(
        what,
        cost(ours),
        beside,
        cost(theirs),
        ratio(theirs.by(ours)),
        "at most %.2f".formatted(target));
  }

  void line(String what, String ours, String beside, String theirs, String ratio, String target) {
    out.printf("| %s | %s | %s | %s | %s | %s |%n", what, ours, beside, theirs, ratio, target);
  }

  static String ratio(Rates ratio) {
    return "%.2f (%.2f to %.2f)".formatted(ratio.median(), ratio.quarter(1), ratio.quarter(3));
  }

  private static String rate(Rates rates) {
    return "%,.0f /s".formatted(rates.median());
  }

  private static String cost(Rates rates) {
    return "%,.1f µs".formatted(1e6 / rates.median());
  }
}
