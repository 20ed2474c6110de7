package dev.flare.pulse.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Looks through a log from its end towards its beginning.
public final class LogSearch {
  private final LogFiles files;
  private final LogQuery query;
  private final int limit;
  private final BooleanSupplier patience;
  private final List<LogLine> found = new ArrayList<>();

  private LogSearch(LogFiles files, LogQuery query, int limit, BooleanSupplier patience) {
    this.files = files;
    this.query = query;
    this.limit = limit;
    this.patience = patience;
  }

  /// The newest lines before `before` that the query wants.
  ///
  /// @param patience asked at every line; once it says no, the page ends where the search is
  public static LogPage page(
      LogFiles files, LogQuery query, long before, int limit, BooleanSupplier patience)
      throws IOException {
    return new LogSearch(files, query, limit, patience).page(before);
  }

  private LogPage page(long before) throws IOException {
    long first = files.first();
    long end = Math.min(before, files.end());
    while (end > first) {
      Window window = files.read(files.stretch(end - 1));
      List<LogLine> lines = window.lines(LineHead.NONE);
      long looked = look(lines, end);
      if (found.size() == limit || looked > window.from() && !patience.getAsBoolean()) {
        return new LogPage(found, looked > first ? OptionalLong.of(looked) : OptionalLong.empty());
      }
      if (query.isPast(lines)) {
        break;
      }
      end = Math.min(end - 1, window.from());
    }
    return new LogPage(found, OptionalLong.empty());
  }

  /// Returns the seq of the last line it looked at.
  private long look(List<LogLine> lines, long end) {
    long looked = end;
    for (LogLine line : lines.reversed()) {
      if (line.seq() < end) {
        if (found.size() == limit || !patience.getAsBoolean()) {
          return looked;
        }
        looked = line.seq();
        if (query.wants(line)) {
          found.add(line);
        }
      }
    }
    return looked;
  }
}
