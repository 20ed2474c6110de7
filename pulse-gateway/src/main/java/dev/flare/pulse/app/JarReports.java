package dev.flare.pulse.app;

import dev.flare.service.launch.SettingsReport;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Runs the very jar that would be started, with `--settings-json`: there is no second list of its
/// settings that could be wrong.
final class JarReports implements ComponentReports {
  private static final Logger log = LoggerFactory.getLogger(JarReports.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = 1 << 20;
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

  private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";

  private final Path java;
  private final Installation installation;
  private final Map<String, String> environment;

  /// A JVM at a time: the machine trades beside it.
  private final Semaphore turn = new Semaphore(1, true);

  /// @param environment Pulse's own, of which a component sees the same as when it is started
  JarReports(Path java, Installation installation, Map<String, String> environment) {
    this.java = java;
    this.installation = installation;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public SettingsReport of(SuiteComponent component, Optional<Path> envFile, Path directory) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(OPTIONS);
    command.addAll(List.of("-jar", installation.jarOf(component).toString(), "--settings-json"));
    envFile.ifPresent(file -> command.add(file.toString()));
    turn.acquireUninterruptibly();
    try {
      return SettingsReport.parse(output(command, directory));
    } catch (IOException | JacksonException e) {
      log.warn("component={} did not tell its settings: {}", component.code(), e.toString());
      throw silent(component);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw silent(component);
    } finally {
      turn.release();
    }
  }

  /// What a class in the jar prints, whether the jar holds its libraries or names them.
  String output(Path jar, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(OPTIONS);
    command.addAll(
        holdsLibraries(jar)
            ? List.of("-Dloader.main=" + main, "-cp", jar.toString(), LOADER)
            : List.of("-cp", jar.toString(), main));
    command.addAll(arguments);
    try {
      return output(command, Path.of(""));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waited for " + main);
    }
  }

  private static boolean holdsLibraries(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.getEntry(LOADER.replace('.', '/') + ".class") != null;
    }
  }

  private String output(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Path existing = Files.isDirectory(directory) ? directory : Path.of("");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(existing.toAbsolutePath().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().keySet().retainAll(Launcher.PASSED_ON);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      Thread.ofVirtual().start(() -> endInTime(process));
      return new String(process.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void endInTime(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
    }
  }

  private static Problem silent(SuiteComponent component) {
    return Problem.unavailable(
        "settings-unknown",
        "%s did not tell its settings; is %s of this version of Flare?"
            .formatted(component.title(), component.jar()));
  }
}
