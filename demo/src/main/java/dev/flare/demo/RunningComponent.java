package dev.flare.demo;

import dev.flare.jvm.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One started process of the demo; its output goes to a file.
final class RunningComponent {
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(25);
  private static final List<String> KEPT_ENVIRONMENT =
      List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "JAVA_HOME", "SystemRoot");

  private final ComponentPlan plan;
  private final Process process;
  private final Path log;

  private RunningComponent(ComponentPlan plan, Process process, Path log) {
    this.plan = plan;
    this.process = process;
    this.log = log;
  }

  /// Starts the component in `directory`, where its env file, its log and its storage lie.
  ///
  /// It sees nothing of this process's environment that could change a setting, and ends by itself
  /// should this process be killed.
  static RunningComponent start(ComponentPlan plan, Path directory) {
    return start(plan, directory, false);
  }

  /// @param cold whether it starts without a cache, though there be one
  static RunningComponent start(ComponentPlan plan, Path directory, boolean cold) {
    Path env = directory.resolve(plan.name() + ".env");
    Path log = directory.resolve(plan.name() + ".log");
    try {
      Files.writeString(env, plan.envFile());
      ProcessBuilder builder =
          new ProcessBuilder(command(plan, env, cold))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
      builder.environment().put("PARENT_PID", Long.toString(ProcessHandle.current().pid()));
      Process process = builder.start();
      process.getOutputStream().close();
      return new RunningComponent(plan, process, log);
    } catch (IOException e) {
      throw DemoFailure.broken(
          "%s could not be started: %s".formatted(plan.name(), e.getMessage()));
    }
  }

  private static List<String> command(ComponentPlan plan, Path env, boolean cold)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Program program = Program.of(plan.jar());
    List<String> words =
        new ArrayList<>((cold ? program.cold() : program).command(java, List.of()));
    words.add(env.toString());
    return words;
  }

  ComponentPlan plan() {
    return plan;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// How the process ended, with the end of what it said.
  String obituary() {
    return "%s stopped by itself (exit code %d). The last it said:%n%s"
        .formatted(plan.name(), process.exitValue(), lastLines(12));
  }

  /// Asks the process to end and waits for it; one that does not listen is killed.
  ///
  /// @return whether it ended cleanly, with exit code 0
  boolean stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return false;
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
    return process.exitValue() == 0;
  }

  /// How much it has printed.
  long bytesSaid() {
    return log.toFile().length();
  }

  String lastLines(int count) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
              .map(line -> "    " + line)
              .toList());
    } catch (IOException e) {
      return "    (its log cannot be read: %s)".formatted(e.getMessage());
    }
  }
}
