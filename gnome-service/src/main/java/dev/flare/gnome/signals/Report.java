package dev.flare.gnome.signals;

import dev.flare.market.PublishedDecision;
import java.io.PrintStream;

/// Where decisions go.
interface Report {
  void add(PublishedDecision decision);

  /// After the last of them.
  void end(Effort effort);

  static Report of(Arguments.Format format, PrintStream out) {
    return switch (format) {
      case JSONL -> new JsonLines(out);
      case CSV -> new CsvLines(out);
      case SUMMARY -> new Summary(out);
    };
  }
}
