package dev.flare.pulse.app;

import dev.flare.jvm.Program;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.process.Command;
import dev.flare.pulse.process.ProcessIdentity;
import dev.flare.pulse.process.Processes;
import dev.flare.pulse.process.RunningProcess;
import dev.flare.service.launch.Secret;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts the process of an app.
///
/// It sees none of Pulse's own settings: of the environment only what names places and languages
/// ([#PASSED_ON]), the port where its env file says none, and Pulse's process where it shall end
/// with Pulse. Everything else is in its env file.
final class Launcher {
  static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ");

  private final Installation installation;
  private final Programs programs;
  private final Processes processes;
  private final Map<String, String> environment;
  private final JavaCommand java;
  private final Optional<Long> parent;
  private final InstantSource clock;

  /// @param environment Pulse's own
  /// @param parent the process with which every app ends, if it shall
  Launcher(
      Installation installation,
      Programs programs,
      Processes processes,
      Map<String, String> environment,
      JavaCommand java,
      Optional<Long> parent,
      InstantSource clock) {
    this.installation = installation;
    this.programs = programs;
    this.processes = processes;
    this.environment = Map.copyOf(environment);
    this.java = java;
    this.parent = parent;
    this.clock = clock;
  }

  /// The app's process, started by an earlier Pulse that could not remember it. Where its env file
  /// does not tell any more where it listens, it can at least be ended.
  Optional<Live> running(App app) {
    return Program.signs(programs.of(app.id(), Path.of(app.jarName()))).stream()
        .flatMap(words -> processes.find(words).stream())
        .findFirst()
        .map(process -> {
          Instant now = clock.instant();
          Instant startedAt = process.startedAt().filter(now::isAfter).orElse(now);
          return new Live(life(app, process.identity(), startedAt), process);
        });
  }

  private Life life(App app, ProcessIdentity identity, Instant startedAt) {
    try {
      return life(installation.plan(app), identity, startedAt);
    } catch (Problem refused) {
      return new Life(identity, startedAt, app, Life.UNKNOWN, Optional.empty());
    }
  }

  /// @throws Problem when its definition or its env file does not allow it
  /// @throws IOException when the machine does not, which may pass
  Live launch(App app, LogFiles log) throws IOException {
    LaunchPlan plan = installation.plan(app);
    requireFree(plan);
    createDirectory(plan.directory());
    Program program = programs.ready(app.id(), plan.jar());
    Command command =
        new Command(java.of(plan, program), plan.directory(), environment(plan), log.beginRun());
    RunningProcess process = processes.start(command);
    return new Live(life(plan, process.identity(), clock.instant()), process);
  }

  private static Life life(LaunchPlan plan, ProcessIdentity identity, Instant startedAt) {
    return new Life(
        identity, startedAt, plan.app(), plan.uri(), plan.accessToken().map(Secret::value));
  }

  private static void requireFree(LaunchPlan plan) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(plan.address(), plan.port()));
    } catch (IOException e) {
      throw new IOException("port %d is taken by another process".formatted(plan.port()), e);
    }
  }

  private static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private Map<String, String> environment(LaunchPlan plan) {
    Map<String, String> passed = new HashMap<>(environment);
    passed.keySet().retainAll(PASSED_ON);
    if (plan.saysPort()) {
      passed.put("PORT", Integer.toString(plan.port()));
    }
    parent.ifPresent(pid -> passed.put("PARENT_PID", Long.toString(pid)));
    return passed;
  }

  /// How a JVM is started.
  ///
  /// @param options for every app, after those that its component is best started with and before
  ///   those of its env file
  record JavaCommand(Path java, List<String> options) {
    JavaCommand {
      options = List.copyOf(options);
    }

    List<String> of(LaunchPlan plan, Program program) {
      List<String> more = Stream.concat(options.stream(), plan.javaOptions().stream()).toList();
      List<String> words = new ArrayList<>(program.command(java, more));
      plan.envFile().ifPresent(file -> words.add(file.toString()));
      return words;
    }
  }
}
