package dev.flare.demo;

import dev.flare.market.Coin;
import dev.flare.market.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sun.misc.Signal;

/// Starts every component as a process of its own, watches them, and stops them all.
///
/// Whatever ends it (the time, Ctrl-C, a component that died), nothing is left running.
public final class Demo {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration FIGURES_EVERY = Duration.ofSeconds(1);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

  private final DemoOptions options;
  private final DemoPlan plan;
  private final Path directory;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final FigureReader reader = new FigureReader();
  private final List<RunningComponent> running = new ArrayList<>();
  private Figures figures = Figures.NONE;
  private boolean isUp;

  private Demo(DemoOptions options, DemoPlan plan, Path directory) {
    this.options = options;
    this.plan = plan;
    this.directory = directory;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      DemoOptions options = DemoOptions.parse(arguments);
      DemoPlan plan = DemoPlan.of(options);
      plan.components().forEach(Demo::requireBuilt);
      Ports.requireFree(plan.components());
      Path directory = Files.createTempDirectory("flare-demo-");
      return new Demo(options, plan, directory).run();
    } catch (DemoFailure e) {
      say("flare demo: " + e.getMessage());
      return e.exitCode();
    } catch (IOException e) {
      say("flare demo: no place for its files: " + e.getMessage());
      return 1;
    }
  }

  private static void requireBuilt(ComponentPlan component) {
    if (!Files.isRegularFile(component.jar())) {
      throw DemoFailure.broken("%s is not built: ./flare build".formatted(component.jar()));
    }
  }

  private int run() {
    Signal.handle(new Signal("INT"), _ -> stopRequested.countDown());
    Signal.handle(new Signal("TERM"), _ -> stopRequested.countDown());
    int exitCode = 0;
    try {
      startAll();
      if (isUp) {
        introduce();
        watch();
        lastFigures();
      }
    } catch (DemoFailure e) {
      say("flare demo: " + e.getMessage());
      exitCode = e.exitCode();
    }
    if (!stopAll()) {
      exitCode = Math.max(exitCode, 1);
    }
    farewell(exitCode);
    return exitCode;
  }

  private void startAll() {
    start(plan.simulator());
    if (comeUp(running)) {
      start(plan.gnome());
      plan.traders().forEach(this::start);
      isUp = comeUp(running);
    }
  }

  private void start(ComponentPlan component) {
    say("starting %s on port %d".formatted(component.name(), component.port()));
    running.add(RunningComponent.start(component, directory));
  }

  /// Waits for them; false when Ctrl-C came first.
  private boolean comeUp(List<RunningComponent> components) {
    StartPatience patience = new StartPatience(System::nanoTime);
    List<RunningComponent> missing = new ArrayList<>(components);
    while (!stopIsRequestedWithin(LOOK)) {
      requireAllAlive();
      missing.removeIf(component -> reader.isUp(component.plan()));
      if (missing.isEmpty()) {
        return true;
      }
      if (patience.isAtItsEnd(progress(missing))) {
        throw neverCameUp(missing.getFirst(), patience.waited());
      }
    }
    return false;
  }

  private static long progress(List<RunningComponent> missing) {
    return missing.stream().mapToLong(RunningComponent::bytesSaid).sum() - missing.size();
  }

  private static DemoFailure neverCameUp(RunningComponent component, Duration waited) {
    return DemoFailure.broken(
        """
        %s runs, but did not come up within %d s. The last it said:
        %s
        If this machine is busy with something else, let that end and try again.\
        """
            .formatted(component.plan().name(), waited.toSeconds(), component.lastLines(12)));
  }

  private void introduce() {
    say("");
    say(
        "The %s market runs %s times faster than real time: %s."
            .formatted(
                options.candles().isEmpty() ? "synthetic" : "recorded",
                plan.market().speed().stripTrailingZeros().toPlainString(),
                plan.market().pairs()));
    plan.components().forEach(each -> say("  %-10s %s".formatted(each.name(), each.url("/"))));
    say(
        options
            .length()
            .map(length -> "Ends by itself in %d s, or with Ctrl-C.".formatted(length.toSeconds()))
            .orElse("Ctrl-C stops everything."));
    say("");
  }

  private void sayWhatIsNotTraded() {
    Coin token = plan.market().baseToken();
    List<Pair> others =
        plan.market().pairs().stream().filter(each -> !each.quote().equals(token)).toList();
    if (!others.isEmpty()) {
      say("The traders count in %s; %s is watched and not traded.".formatted(token, others));
    }
  }

  private void watch() {
    long started = System.nanoTime();
    long reported = started;
    long looked = started;
    while (!stopIsRequestedWithin(LOOK)) {
      requireAllAlive();
      long now = System.nanoTime();
      if (options.length().isPresent() && now - started >= options.length().get().toNanos()) {
        return;
      }
      if (now - looked >= FIGURES_EVERY.toNanos()) {
        looked = now;
        refreshFigures();
      }
      if (now - reported >= REPORT_EVERY.toNanos()) {
        reported = now;
        say(figures.sentence(coin()));
      }
    }
  }

  private void requireAllAlive() {
    for (RunningComponent component : running) {
      if (!component.isAlive() && !stopIsRequestedWithin(Duration.ofSeconds(1))) {
        throw DemoFailure.broken(component.obituary());
      }
    }
  }

  /// Waits for Ctrl-C. A component may hear of it first, so its end is judged only after a wait.
  private boolean stopIsRequestedWithin(Duration patience) {
    try {
      return stopRequested.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// After Ctrl-C, which the components hear too, the figures are those of the last look.
  private void lastFigures() {
    if (stopRequested.getCount() > 0) {
      refreshFigures();
    }
  }

  private void refreshFigures() {
    try {
      figures = reader.read(plan);
    } catch (IOException e) {
      if (!stopIsRequestedWithin(Duration.ofSeconds(1))) {
        say("(no figures right now: %s)".formatted(e.getMessage()));
      }
    }
  }

  /// Stops them and tells whether all ended cleanly, which is asked only of those that were up.
  private boolean stopAll() {
    boolean clean = true;
    for (RunningComponent component : running.reversed()) {
      boolean wasAlive = component.isAlive();
      if (!component.stop() && isUp) {
        clean = false;
        if (wasAlive) {
          say("flare demo: %s did not stop cleanly".formatted(component.plan().name()));
        }
      }
    }
    return clean;
  }

  private void farewell(int exitCode) {
    if (exitCode == 0) {
      deleteDirectory();
      say("Stopped. " + figures.sentence(coin()));
      if (options.json()) {
        System.out.println(figures.json());
      }
    } else {
      say("Everything is stopped. Logs and data: " + directory);
    }
  }

  private String coin() {
    return plan.market().baseToken().name();
  }

  private void deleteDirectory() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      say("(left behind: %s)".formatted(directory));
    }
  }

  private static void say(String text) {
    System.err.println(text);
  }
}
