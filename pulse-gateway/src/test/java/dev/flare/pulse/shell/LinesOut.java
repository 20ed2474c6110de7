package dev.flare.pulse.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a command prints while it runs, line by line.
final class LinesOut implements AutoCloseable {
  private final PipedOutputStream in = new PipedOutputStream();
  private final BufferedReader out;

  LinesOut() throws IOException {
    out =
        new BufferedReader(new InputStreamReader(new PipedInputStream(in), StandardCharsets.UTF_8));
  }

  /// Follows the log of Flux until it is interrupted.
  void follow(Path logs, InstantSource clock) {
    try {
      int _ =
          new LogsCommand(logs, clock, new PrintStream(in, true, StandardCharsets.UTF_8))
              .run("flux", "-f");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException _) {
      // The test has seen enough.
    }
  }

  /// Waits for it.
  String next() throws IOException {
    return out.readLine();
  }

  @Override
  public void close() throws IOException {
    in.close();
    out.close();
  }
}
