package dev.flare.pulse.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// Appends to the file it was given at its start, as the system does for a child process.
final class PrintingApp implements AutoCloseable {
  static final LogLimits SMALL = new LogLimits(1 << 20, Duration.ofDays(30), 100);

  /// What a reader sees of holes.
  static final Holes ZEROS =
      (file, bytes) -> {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.allocate((int) bytes));
        }
      };

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final OutputStream out;

  private PrintingApp(OutputStream out) {
    this.out = out;
  }

  static PrintingApp startedIn(LogFiles files) throws IOException {
    return new PrintingApp(Files.newOutputStream(files.beginRun(), StandardOpenOption.APPEND));
  }

  static LogFiles files(Path directory) throws IOException {
    return files(directory, ZEROS);
  }

  static LogFiles files(Path directory, Holes holes) throws IOException {
    return LogFiles.in(directory, SMALL, holes, () -> NOW);
  }

  /// Prints 30 lines of 11 bytes into a log that keeps as little as it can.
  static LogFiles thirtyLinesWithoutRoom(Path directory) throws IOException {
    LogFiles files =
        LogFiles.in(directory, new LogLimits(0, Duration.ofDays(30), 100), ZEROS, () -> NOW);
    try (PrintingApp app = startedIn(files)) {
      app.print("0123456789\n".repeat(30));
    }
    files.tidy();
    return files;
  }

  /// Fails once, then makes holes.
  static Holes failingOnceWith(IOException failure) {
    AtomicBoolean failed = new AtomicBoolean();
    return (file, bytes) -> {
      if (failed.compareAndSet(false, true)) {
        throw failure;
      }
      ZEROS.punch(file, bytes);
    };
  }

  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  void printLine(String line) throws IOException {
    print(line + "\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
