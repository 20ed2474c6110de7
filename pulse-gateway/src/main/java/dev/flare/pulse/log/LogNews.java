package dev.flare.pulse.log;

import java.util.List;
import java.util.OptionalLong;

/// What a log says since it was asked last.
///
/// @param lostUpTo where the lines begin, when those before were asked for and are gone
public record LogNews(OptionalLong lostUpTo, List<LogLine> lines) {
  public LogNews {
    lines = List.copyOf(lines);
  }

  /// Whether nothing is new.
  public boolean isNone() {
    return lostUpTo.isEmpty() && lines.isEmpty();
  }
}
