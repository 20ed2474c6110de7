package dev.flare.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One run of `./flare`, as a user would start it, on ports of its own.
final class FlareScript implements AutoCloseable {
  /// Keeps a run apart from a demo that the developer may have open.
  static final int PORT_OFFSET = Processes.freeOffset();

  private static final Path SCRIPT = Path.of("..", "flare").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern UP = Pattern.compile("Ctrl-C stops everything");
  private static final String SUPERVISOR = "while [ -x \"$0\" ]; do \"$0\" up; sleep 0.2; done";
  private static final Pattern CLOSED = Pattern.compile(" [1-9][0-9]* closed");

  private final Process process;
  private final Path out;
  private final Path err;

  private FlareScript(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static FlareScript start(Path directory, String... arguments) throws IOException {
    return start(directory, Map.of(), arguments);
  }

  static FlareScript start(Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder = builder(SCRIPT, directory, arguments);
    builder.environment().put("FLARE_BUILD", "never");
    builder.environment().put("FLARE_WARM", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TMPDIR", directory.toString());
    builder.environment().putAll(environment);
    return run(builder, directory);
  }

  /// The script of an unpacked archive, where there is nothing but a Java and what every Linux has,
  /// in a terminal of its own.
  static FlareScript ofArchive(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    return inTerminal(builder(home.resolve("flare"), home, arguments), home, environment);
  }

  /// Something like systemd, which starts Pulse of an unpacked archive again whenever it ends.
  static FlareScript supervisor(Path home, Map<String, String> environment) throws IOException {
    Map<String, String> unit = new HashMap<>(environment);
    unit.put("INVOCATION_ID", "a unit");
    return inTerminal(
        builder(Path.of("sh"), home, "-c", SUPERVISOR, home.resolve("flare").toString()),
        home,
        unit);
  }

  private static FlareScript inTerminal(
      ProcessBuilder builder, Path home, Map<String, String> environment) throws IOException {
    builder.command().addFirst("setsid");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                System.getProperty("java.home") + "/bin:/usr/bin:/bin",
                "HOME",
                home.toString(),
                "FLARE_WARM",
                "never"));
    builder.environment().putAll(environment);
    return run(builder, home);
  }

  private static ProcessBuilder builder(Path script, Path directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(directory.toFile());
  }

  private static FlareScript run(ProcessBuilder builder, Path directory) throws IOException {
    Path out = Files.createTempFile(directory, "flare", ".out");
    Path err = Files.createTempFile(directory, "flare", ".err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new FlareScript(builder.start(), out, err);
  }

  static FlareScript demo(Path directory, String... arguments) throws IOException {
    String[] all =
        Stream.of(
                Stream.of("demo", "--port-offset", Integer.toString(PORT_OFFSET)),
                Stream.of(arguments))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return start(directory, all);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + PATIENCE + ":\n" + errors());
    }
    return process.exitValue();
  }

  String output() {
    return read(out);
  }

  String lastLine() {
    return output().lines().reduce("", (_, line) -> line);
  }

  String errors() {
    return read(err);
  }

  /// The components that this run started and that still run.
  List<ProcessHandle> components() {
    return process.descendants().filter(ProcessHandle::isAlive).toList();
  }

  ProcessHandle component(String jar) {
    return components().stream()
        .filter(each -> each.info().commandLine().orElse("").contains(jar))
        .findFirst()
        .orElseThrow(() -> new AssertionError(jar + " does not run:\n" + errors()));
  }

  /// Waits until the demo says that everything is up.
  void awaitUp() throws InterruptedException {
    awaitSaying(UP);
  }

  /// Waits until the demo says that a position was closed.
  void awaitClosedTrade() throws InterruptedException {
    awaitSaying(CLOSED);
  }

  /// Waits until a file is there.
  void awaitFile(Path file) throws InterruptedException {
    await(() -> Files.exists(file), "made no " + file);
  }

  /// Waits until a file is there no more.
  void awaitNoFile(Path file) throws InterruptedException {
    await(() -> !Files.exists(file), "left " + file);
  }

  private void await(BooleanSupplier done, String otherwise) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError(otherwise + ":\n" + errors());
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private void awaitSaying(Pattern words) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!words.matcher(errors()).find()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("did not say " + words + ":\n" + errors());
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  /// What Ctrl-C does to the launcher.
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /// What Ctrl-C does to all that the script of an archive runs in its terminal.
  void pressCtrlC() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
  }

  void kill() throws IOException, InterruptedException {
    signal("KILL");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> left = components();
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    left.forEach(ProcessHandle::destroyForcibly);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
