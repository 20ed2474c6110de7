package dev.flare.pulse.log;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/// Follows a log from a line on: each line once, none left out. For one reader.
public final class LogTail {
  private final LogFiles files;
  private long position;
  private LineHead head = LineHead.NONE;
  private boolean begun;

  private LogTail(LogFiles files, long position) {
    this.files = files;
    this.position = position;
  }

  /// @param next seq of the first line wanted; one that the log has not reached belongs to another
  ///   log, and everything is told
  public static LogTail from(LogFiles files, long next) throws IOException {
    return new LogTail(files, next > files.end() ? files.first() : next);
  }

  /// The lines printed since the last call, some of them if they are many.
  public LogNews next() throws IOException {
    Window window = files.read(begun ? position : files.stretch(position));
    begun = true;
    OptionalLong lost =
        window.from() > position ? OptionalLong.of(window.from()) : OptionalLong.empty();
    position = Math.max(position, window.from());
    List<LogLine> lines =
        window.lines(head).stream().filter(line -> line.seq() >= position).toList();
    if (lines.isEmpty() && window.closed()) {
      position = window.to();
      return next();
    }
    if (!lines.isEmpty()) {
      goBehind(lines.getLast());
    }
    return new LogNews(lost, lines);
  }

  private void goBehind(LogLine line) {
    head = new LineHead(line.writtenAt(), line.level());
    position = line.next();
  }
}
