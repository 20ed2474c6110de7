package dev.flare.pulse.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// All that a log holds at one moment, piece by piece, the oldest first.
public final class LogDownload implements Iterator<byte[]> {
  private final LogFiles files;
  private final long end;
  private long at;

  private LogDownload(LogFiles files, long at, long end) {
    this.files = files;
    this.at = at;
    this.end = end;
  }

  public static LogDownload of(LogFiles files) throws IOException {
    return new LogDownload(files, files.first(), files.end());
  }

  @Override
  public boolean hasNext() {
    return at < end;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Read up to " + end);
    }
    try {
      Window window = files.read(at);
      int skip = (int) Math.max(0, at - window.from());
      int length = (int) Math.min(window.bytes().length, end - window.from());
      at = Math.max(window.to(), at + 1);
      return Arrays.copyOfRange(window.bytes(), Math.min(skip, length), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
