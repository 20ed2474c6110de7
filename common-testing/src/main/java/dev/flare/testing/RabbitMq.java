package dev.flare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real RabbitMQ with its STOMP plugin, from Debian's package, run by the current user on ports
/// of its own; everything that it writes is below one directory.
public final class RabbitMq implements AutoCloseable {
  private static final Path BIN = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int stomp = freePort();
  private final int names = freePort();
  private final int distribution = freePort();
  private final Process directoryOfNames;
  private Process server;

  private RabbitMq(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    Files.writeString(
        directory.resolve("rabbitmq.conf"),
        "listeners.tcp = none\nstomp.listeners.tcp.1 = 127.0.0.1:%d\n".formatted(stomp));
    Files.writeString(directory.resolve("plugins"), "[rabbitmq_stomp].\n");
    directoryOfNames =
        start(log(), "epmd", "-port", Integer.toString(names), "-address", "127.0.0.1");
    server = begin();
  }

  public static boolean isInstalled() {
    return Files.isExecutable(BIN);
  }

  /// Returns when it can be connected to.
  public static RabbitMq start(Path directory) throws IOException, InterruptedException {
    return new RabbitMq(directory);
  }

  /// Where it listens, with its usual login, which it takes from this machine only.
  public String url() {
    return "stomp://guest:guest@127.0.0.1:" + stomp;
  }

  /// As a power cut ends it.
  public void kill() throws InterruptedException {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().waitFor();
  }

  public void startAgain() throws IOException, InterruptedException {
    server = begin();
  }

  /// How many of its queues outlive their listeners.
  public long lastingQueues() throws IOException, InterruptedException {
    Path answer = directory.resolve("queues");
    String ctl = BIN.resolveSibling("rabbitmqctl").toString();
    start(answer, ctl, "--quiet", "--no-table-headers", "list_queues", "durable").waitFor();
    try (Stream<String> lines = Files.lines(answer)) {
      return lines.filter("true"::equals).count();
    }
  }

  private Process begin() throws IOException, InterruptedException {
    Process begun = start(log(), BIN.toString());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (!begun.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("RabbitMQ did not start:\n" + Files.readString(log()));
      }
      begun.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return begun;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", stomp), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Process start(Path out, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("HOME", directory.toString()),
                Map.entry("ERL_EPMD_PORT", Integer.toString(names)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "flare-%d@localhost".formatted(stomp)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distribution)),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq").toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("db").toString()),
                Map.entry("RABBITMQ_LOG_BASE", directory.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", directory.resolve("pid").toString()),
                Map.entry(
                    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                    "-kernel inet_dist_use_interface {127,0,0,1}")));
    return builder.start();
  }

  private Path log() {
    return directory.resolve("out");
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    directoryOfNames.destroyForcibly();
  }
}
