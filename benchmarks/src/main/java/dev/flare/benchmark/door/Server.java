package dev.flare.benchmark.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that listens on a port of this machine, and ends with the benchmark.
///
/// @param works by itself, or else through the processes that it starts
record Server(int port, Process process, boolean works) implements AutoCloseable {
  private static final int PATIENCE_S = 60;

  /// @param log name of the file in the directory for what it prints
  static Server start(int port, Path directory, String log, List<String> command)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(log).toFile())
            .start();
    return new Server(port, process, true);
  }

  Server throughWorkers() {
    return new Server(port, process, false);
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Time of all cores that its work has taken.
  Duration cpu() {
    Stream<ProcessHandle> workers = works ? Stream.of(process.toHandle()) : process.children();
    return workers
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
