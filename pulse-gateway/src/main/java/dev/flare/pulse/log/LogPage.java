package dev.flare.pulse.log;

import java.util.List;
import java.util.OptionalLong;

/// Some lines of a log, the newest first.
///
/// @param before where looking goes on to what is older; empty when all has been looked at
public record LogPage(List<LogLine> lines, OptionalLong before) {
  public LogPage {
    lines = List.copyOf(lines);
  }
}
