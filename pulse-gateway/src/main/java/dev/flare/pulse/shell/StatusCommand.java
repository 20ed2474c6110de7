package dev.flare.pulse.shell;

import dev.flare.pulse.app.Phase;
import dev.flare.pulse.process.LinuxProcesses;
import dev.flare.pulse.process.ProcessIdentity;
import dev.flare.pulse.process.Processes;
import dev.flare.pulse.watch.HttpQuestions;
import dev.flare.pulse.watch.Questions;
import dev.flare.pulse.watch.Roll;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./flare status`: what runs, how it does, and how the trading goes. Where Pulse is down it says
/// so and tells what can be seen without it.
public final class StatusCommand {
  private static final Set<String> TRADERS = Set.of("flux", "grid", "snap");

  private final Processes processes;
  private final Questions questions;
  private final InstantSource clock;
  private final PrintStream out;

  StatusCommand(Processes processes, Questions questions, InstantSource clock, PrintStream out) {
    this.processes = processes;
    this.questions = questions;
    this.clock = clock;
    this.out = out;
  }

  /// The directory of Pulse first, then what the user wrote.
  public static void main(String... args) throws IOException {
    try (HttpQuestions questions = new HttpQuestions()) {
      StatusCommand command =
          new StatusCommand(new LinuxProcesses(), questions, InstantSource.system(), System.out);
      System.exit(command.run(Path.of(args[0]), List.of(args).subList(1, args.length)));
    }
  }

  /// What is told as JSON.
  ///
  /// @param running whether Pulse runs
  record Report(boolean running, List<AppStatus> apps) {}

  /// @return the exit code: 0 when Pulse runs and every app does what it shall, 1 when not, 2 for a
  ///   misuse
  int run(Path data, List<String> options) throws IOException {
    if (!Set.of("--json").containsAll(options)) {
      System.err.println("status: it knows --json only");
      return 2;
    }
    Optional<Roll> roll = Roll.read(PulsePlace.in(data).storage());
    boolean isRunning = roll.filter(it -> isAlive(it.pulse())).isPresent();
    List<AppStatus> apps =
        roll.map(Roll::apps).orElse(List.of()).stream().map(app -> status(app, isRunning)).toList();
    Report report = new Report(isRunning, apps);
    if (options.contains("--json")) {
      out.println(new JsonMapper().writeValueAsString(report));
    } else {
      Instant now = clock.instant();
      out.print(new StatusTable(now).of(report, pulse(roll, isRunning, data)));
    }
    return isRunning && apps.stream().allMatch(AppStatus::isWell) ? 0 : 1;
  }

  private static String pulse(Optional<Roll> roll, boolean isRunning, Path data) {
    if (roll.isEmpty()) {
      return "Pulse has never run in %s; ./flare up starts it".formatted(data);
    }
    return isRunning
        ? "Pulse runs (process %d)".formatted(roll.get().pulse().pid())
        : "Pulse is DOWN: nobody looks after the apps, and nobody sends alerts. ./flare up starts it";
  }

  private AppStatus status(Roll.Entry app, boolean isSeenByPulse) {
    AppStatus bare =
        isSeenByPulse
            ? AppStatus.silent(app.id(), app.component(), app.phase(), app.since(), note(app))
            : seenFromHere(app);
    if (app.component() == null || app.address() == null || !TRADERS.contains(app.component())) {
      return bare;
    }
    return ask(app, "/api/state").map(bare::with).orElse(bare);
  }

  private static String note(Roll.Entry app) {
    return app.phase().equals(Phase.RUNNING.name()) ? "" : app.why();
  }

  private AppStatus seenFromHere(Roll.Entry app) {
    boolean isThere = app.process() != null && isAlive(app.process());
    boolean isWell =
        isThere
            && ask(app, "/actuator/health")
                .filter(health -> health.path("status").asString("").equals("UP"))
                .isPresent();
    Phase phase = isWell ? Phase.RUNNING : isThere ? Phase.UNHEALTHY : Phase.STOPPED;
    String note = isThere || app.process() == null ? "" : "it ended since Pulse was there to see";
    return AppStatus.silent(app.id(), app.component(), phase.name(), app.since(), note);
  }

  private boolean isAlive(ProcessIdentity process) {
    return processes.find(process).isPresent();
  }

  private Optional<JsonNode> ask(Roll.Entry app, String path) {
    return Optional.ofNullable(app.address())
        .map(URI::create)
        .flatMap(address -> questions.ask(address, Optional.ofNullable(app.accessToken()), path));
  }
}
