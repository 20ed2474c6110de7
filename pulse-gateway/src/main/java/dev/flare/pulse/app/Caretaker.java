package dev.flare.pulse.app;

import dev.flare.pulse.app.Stage.Afterwards;
import dev.flare.pulse.app.Stage.Alive;
import dev.flare.pulse.app.Stage.Ending;
import dev.flare.pulse.app.Stage.Idle;
import dev.flare.pulse.app.Stage.Waiting;
import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.process.Processes;
import dev.flare.pulse.process.RunningProcess;
import dev.flare.pulse.restart.Crashes;
import dev.flare.pulse.restart.RestartRule;
import dev.flare.pulse.restart.Run;
import dev.flare.pulse.restart.Verdict;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after one app: starts it, asks how it is, ends it, starts it again when it crashed.
///
/// Nothing happens by itself: [#look()] is called again and again and goes on from where the app
/// is.
final class Caretaker {
  private static final Logger log = LoggerFactory.getLogger(Caretaker.class);

  private final Tools tools;
  private final LogFiles output;
  private final UsageHistory usage;
  private final KeptMemory memory;
  private volatile App app;
  private volatile Stage stage;

  Caretaker(App app, LogFiles output, Tools tools) {
    this.app = app;
    this.output = output;
    this.tools = tools;
    this.usage = new UsageHistory();
    this.memory = new KeptMemory(tools.memories(), app.id());
    this.stage = new Idle(Phase.STOPPED, tools.now(), "not started yet");
  }

  /// What every caretaker works with.
  record Tools(
      Launcher launcher,
      Processes processes,
      HealthCheck health,
      RestartRule rule,
      Memories memories,
      Journal journal,
      InstantSource clock) {
    Instant now() {
      return clock.instant();
    }
  }

  // --- What a person asks for ---

  synchronized void start() {
    switch (stage) {
      case Idle _, Waiting _ -> {
        memory.change(memory.now().wantedByAPerson());
        launchForAPerson("started");
      }
      case Alive _ -> {}
      case Ending ending -> {
        memory.change(memory.now().wantedByAPerson());
        become(ending.then(new Afterwards.StartAgain()));
      }
    }
  }

  synchronized void stop() {
    memory.keep(memory.now().unwanted());
    switch (stage) {
      case Idle _, Waiting _ -> idle(Phase.STOPPED, "stopped");
      case Alive alive -> end(alive, "asked to stop", new Afterwards.Stay());
      case Ending ending -> become(ending.then(new Afterwards.Stay()));
    }
  }

  synchronized void restart() {
    if (stage instanceof Alive alive) {
      memory.change(memory.now().wantedByAPerson());
      end(alive, "asked to start again", new Afterwards.StartAgain());
    } else {
      start();
    }
  }

  /// Takes over another definition; what runs goes on with the one it was started with.
  synchronized void redefine(App other) {
    app = other;
  }

  /// Takes the app out of care, unless it has a process.
  ///
  /// @param forget lets nobody remember it; when it fails, the app stays in care
  /// @return whether it did; then it has none ever after, whoever still asks for one
  synchronized boolean retire(Runnable forget) {
    if (stage.live().isPresent()) {
      return false;
    }
    forget.run();
    memory.end();
    idle(Phase.STOPPED, "removed");
    return true;
  }

  // --- What Pulse asks for ---

  /// Takes up where an earlier Pulse left off.
  ///
  /// @return whether the app is to be started because the machine was
  synchronized boolean resume() {
    boolean isOfThisBoot = memory.isOfThisBoot();
    if (memory.now().life().isPresent() && isOfThisBoot) {
      resume(memory.now().life().get());
    } else if (hasTakenOver()) {
      return false;
    } else if (memory.now().needsAPerson(isOfThisBoot)) {
      idle(Phase.FAILED, memory.now().failure().orElseThrow());
    } else if (memory.now().wanted() && isOfThisBoot) {
      become(new Waiting(tools.now(), "it was about to be started", tools.now(), 0));
    }
    return app.autoStart() && !isOfThisBoot && !memory.now().needsAPerson(isOfThisBoot);
  }

  private void resume(Life life) {
    Optional<RunningProcess> found = tools.processes().find(life.process());
    if (found.isPresent()) {
      adopt(new Live(life, found.get()));
      return;
    }
    tools.processes().killRest(life.process());
    if (hasTakenOver()) {
      return;
    }
    if (memory.now().wanted()) {
      crash(
          new Run(life.startedAt(), tools.now(), OptionalInt.empty()),
          "it ended while Pulse was away");
    } else {
      memory.keep(memory.now().dead());
      idle(Phase.STOPPED, "stopped");
    }
  }

  /// Adopts the app's process that nobody remembers: the Pulse that started it ended at that
  /// moment, or its disk was full.
  ///
  /// @return whether there was one
  private boolean hasTakenOver() {
    Optional<Live> running = tools.launcher().running(app);
    running.ifPresent(live -> {
      memory.keep(memory.now().living(live.life()));
      adopt(live);
    });
    return running.isPresent();
  }

  private void adopt(Live live) {
    Instant now = tools.now();
    String why =
        live.life().isReachable()
            ? "it ran on while Pulse was away"
            : "it ran on while Pulse was away, and nothing says where it listens; start it again";
    become(new Alive(Phase.UNHEALTHY, now, why, live, 0, now));
    log.info("app={} adopted pid={}", app.id(), live.life().process().pid());
    if (!memory.now().wanted() && stage instanceof Alive alive) {
      end(alive, "asked to stop", new Afterwards.Stay());
    }
  }

  synchronized void startWithTheMachine() {
    memory.change(memory.now().wantedByAPerson());
    launch("started with Pulse");
  }

  /// Ends the app because Pulse ends; whether it starts with the next one is up to `autoStart`.
  synchronized void stopWithPulse() {
    switch (stage) {
      case Idle _ -> {}
      case Waiting _ -> stayForAnotherStart();
      case Alive alive -> end(alive, "Pulse stops", new Afterwards.StayForAnotherStart());
      case Ending ending -> {
        if (!(ending.afterwards() instanceof Afterwards.Stay)) {
          become(ending.then(new Afterwards.StayForAnotherStart()));
        }
      }
    }
  }

  private void stayForAnotherStart() {
    memory.keepForAnotherStart(memory.now().dead().unwanted());
    idle(Phase.STOPPED, "stopped with Pulse");
  }

  /// Goes on from where the app is; called again and again.
  void look() {
    goOn().ifPresent(this::ask);
  }

  /// @return the process to be asked how it is, if it is time to
  private synchronized Optional<Live> goOn() {
    Instant now = tools.now();
    memory.catchUp();
    switch (stage) {
      case Idle _ -> {}
      case Waiting waiting -> {
        if (waiting.isOver(now)) {
          memory.change(memory.now().restarted());
          launch("started again: " + waiting.why());
        }
      }
      case Alive alive -> {
        return goOn(alive, now);
      }
      case Ending ending -> goOn(ending, now);
    }
    return Optional.empty();
  }

  private Optional<Live> goOn(Alive alive, Instant now) {
    RunningProcess process = alive.process().process();
    if (!process.isAlive()) {
      buryCrashed(alive.process(), now);
    } else if (alive.isToBeAsked(now)) {
      process.consumption().ifPresent(used -> usage.add(now, used));
      return Optional.of(alive.process());
    }
    return Optional.empty();
  }

  private void goOn(Ending ending, Instant now) {
    if (ending.process().process().isGoneAltogether()) {
      bury(ending, now);
    } else if (ending.isToBeKilled(now)) {
      log.warn("app={} killed: it did not end in time", app.id());
      ending.process().process().kill();
      become(ending.killed(now));
    }
  }

  private void ask(Live live) {
    Optional<String> complaint = tools.health().complaint(live.life());
    synchronized (this) {
      if (stage instanceof Alive alive && alive.process() == live) {
        become(complaint.map(what -> complains(alive, what)).orElseGet(() -> isWell(alive)));
      }
    }
  }

  private Stage isWell(Alive alive) {
    if (alive.phase() != Phase.RUNNING) {
      log.info("app={} running pid={}", app.id(), alive.process().life().process().pid());
    }
    return alive.well(tools.now());
  }

  private Stage complains(Alive alive, String complaint) {
    Instant now = tools.now();
    if (alive.isTooLate(now)) {
      return ending(alive, complaint + " within 60 s");
    }
    Alive next = alive.complaining(complaint, now);
    if (next.phase() == Phase.UNHEALTHY && alive.phase() != Phase.UNHEALTHY) {
      log.warn("app={} unhealthy: {}", app.id(), complaint);
    }
    return next;
  }

  private Stage ending(Alive alive, String why) {
    log.warn("app={} not started: {}", app.id(), why);
    alive.process().process().terminate();
    return Ending.from(tools.now(), why, alive.process(), new Afterwards.CountAsCrash(why));
  }

  private void end(Alive alive, String why, Afterwards afterwards) {
    log.info("app={} stopping: {}", app.id(), why);
    alive.process().process().terminate();
    become(Ending.from(tools.now(), why, alive.process(), afterwards));
  }

  private void bury(Ending ending, Instant now) {
    endOutput();
    switch (ending.afterwards()) {
      case Afterwards.Stay _ -> {
        memory.keep(memory.now().dead());
        idle(Phase.STOPPED, howItEnded(ending));
      }
      case Afterwards.StayForAnotherStart _ -> stayForAnotherStart();
      case Afterwards.StartAgain _ -> launchForAPerson("started again on request");
      case Afterwards.CountAsCrash(var why) ->
          crash(new Run(ending.process().life().startedAt(), now, OptionalInt.empty()), why);
    }
  }

  private static String howItEnded(Ending ending) {
    int code = ending.process().process().exitCode().orElse(0);
    if (ending.isKilled()) {
      return ending.why();
    }
    return code == 0 ? "stopped" : "stopped, with exit code %d".formatted(code);
  }

  /// Ends what it has left behind, too: that could hold its port or its storage.
  private void buryCrashed(Live live, Instant now) {
    if (!live.process().isGoneAltogether()) {
      live.process().kill();
    }
    endOutput();
    OptionalInt code = live.process().exitCode();
    String why =
        code.isPresent()
            ? "it ended by itself with exit code %d".formatted(code.getAsInt())
            : "it ended by itself";
    crash(new Run(live.life().startedAt(), now, code), why);
  }

  private void crash(Run run, String why) {
    Crashes crashes = memory.now().crashes().after(run);
    memory.change(memory.now().crashed(crashes));
    switch (tools.rule().judge(app.restart(), run, crashes)) {
      case Verdict.StartAfter(var pause) -> await(pause, why, 0);
      case Verdict.StayStopped _ -> {
        if (run.failed()) {
          fail(memory.now().failed(why), why);
        } else {
          memory.keep(memory.now().unwanted());
          idle(Phase.STOPPED, why);
        }
      }
      case Verdict.GiveUp(var reason) -> {
        String whole = reason + ", the last: " + why;
        fail(memory.now().failed(whole), whole);
      }
    }
  }

  private void await(Duration pause, String why, int obstacles) {
    log.warn("app={} backing off {} ms: {}", app.id(), pause.toMillis(), why);
    memory.keep(memory.now());
    become(new Waiting(tools.now(), why, tools.now().plus(pause), obstacles));
  }

  /// Tells a person at once what they can mend.
  private void launchForAPerson(String why) {
    try {
      begin(why);
    } catch (Problem refused) {
      obstructed(String.valueOf(refused.getMessage()));
    } catch (IOException e) {
      retry(e);
    }
  }

  /// Tries again whatever is in the way: an address, a disk or a jar may be there a moment later.
  private void launch(String why) {
    try {
      begin(why);
    } catch (Problem | IOException e) {
      retry(e);
    }
  }

  private void begin(String why) throws IOException {
    if (memory.isOver() || hasTakenOver()) {
      return;
    }
    Instant now = tools.now();
    Live live = tools.launcher().launch(app, output);
    become(new Alive(Phase.STARTING, now, why, live, 0, now));
    log.info("app={} starting pid={}: {}", app.id(), live.life().process().pid(), why);
    memory.keep(memory.now().living(live.life()));
  }

  private void retry(Exception obstacle) {
    String why = "it could not be started: " + obstacle.getMessage();
    int inARow = stage instanceof Waiting waiting ? waiting.obstacles() + 1 : 1;
    switch (tools.rule().judgeObstacle(app.restart(), inARow)) {
      case Verdict.StartAfter(var pause) -> await(pause, why, inARow);
      case Verdict.StayStopped _, Verdict.GiveUp _ -> obstructed(why);
    }
  }

  private void obstructed(String why) {
    fail(memory.now().obstructed(why), why);
  }

  private void fail(AppMemory failed, String why) {
    log.error("app={} failed: {}", app.id(), why);
    memory.keep(failed);
    idle(Phase.FAILED, why);
  }

  private void idle(Phase phase, String why) {
    become(new Idle(phase, tools.now(), why));
  }

  private void endOutput() {
    try {
      output.endRun();
    } catch (IOException e) {
      log.warn("app={} log: {}", app.id(), e.getMessage());
    }
  }

  // --- What is known, told without waiting ---

  App app() {
    return app;
  }

  Stage stage() {
    return stage;
  }

  int restarts() {
    return memory.now().restarts();
  }

  LogFiles output() {
    return output;
  }

  UsageHistory usage() {
    return usage;
  }

  private void become(Stage next) {
    Stage before = stage;
    stage = next;
    if (before.phase() != next.phase() || !before.why().equals(next.why())) {
      tools.journal().note(new Happening.AppChanged(app.id(), next.phase().name(), next.why()));
    }
  }
}
