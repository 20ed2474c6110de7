package dev.flare.pulse.app;

import dev.flare.jsondb.Document;
import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import dev.flare.pulse.app.UsageHistory.Usage;
import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.log.LogFiles;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The registered apps, each with its caretaker.
public final class Apps implements AppsByPort, WatchedApps {
  private static final Logger log = LoggerFactory.getLogger(Apps.class);
  private static final Duration USAGE_IS_FRESH = Duration.ofSeconds(10);

  private final KeyedCollection<App> definitions;
  private final Document<FirstStart> firstStart;
  private final Installation installation;
  private final Programs programs;
  private final Logs logs;
  private final Caretaker.Tools tools;

  /// Replaced as a whole when an app comes or goes, so that readers need no lock.
  private volatile Map<String, Registered> registered = Map.of();

  private StartOrder startOrder = new StartOrder(List.of());

  /// @param port as it was read last from definition and env file; empty when that failed
  /// @param editedAt when Pulse last wrote its env file
  private record Registered(Caretaker caretaker, Optional<Integer> port, Instant editedAt) {
    Registered(Caretaker caretaker, Optional<Integer> port) {
      this(caretaker, port, Instant.MIN);
    }
  }

  Apps(
      Store store, Installation installation, Programs programs, Logs logs, Caretaker.Tools tools) {
    this.definitions = store.collection("apps", App.class, App::id);
    this.firstStart = store.document("first-start", FirstStart.class, new FirstStart(false));
    this.installation = installation;
    this.programs = programs;
    this.logs = logs;
    this.tools = tools;
  }

  /// Finds again what runs and begins to start what starts with the machine.
  synchronized void resume() {
    Map<String, Registered> found = new LinkedHashMap<>();
    List<Caretaker> toStart = new ArrayList<>();
    for (App app : definitions.all()) {
      Caretaker caretaker = new Caretaker(app, output(app), tools);
      found.put(app.id(), new Registered(caretaker, portNow(app)));
      if (caretaker.resume()) {
        toStart.add(caretaker);
      }
    }
    registered = found;
    startOrder = new StartOrder(toStart);
  }

  /// Registers the components that this installation has, stopped, unless an earlier start did:
  /// what the user removed since stays removed.
  synchronized void registerAtFirstStart(List<App> apps) {
    if (firstStart.read().done()) {
      return;
    }
    for (App app : apps) {
      try {
        AppView _ = register(app);
      } catch (Problem refused) {
        log.warn("app={} not registered: {}", app.id(), refused.getMessage());
      }
    }
    firstStart.put(new FirstStart(true));
  }

  /// Whether the components were registered.
  record FirstStart(boolean done) {}

  /// The app as it was registered or edited last.
  App definition(String id) {
    return required(id).caretaker().app();
  }

  void requireUnknown(String id) {
    if (registered.containsKey(id)) {
      throw Problem.conflict("id-taken", "There is an app %s already".formatted(id));
    }
  }

  /// Registers an app whose env file is still a draft, which then becomes `file`.
  synchronized AppView register(App drafted, Path file) throws IOException {
    requireUnknown(drafted.id());
    LaunchPlan _ = checked(drafted);
    AppSettings.replace(Path.of(drafted.envFile().orElseThrow()), file);
    return register(drafted.withEnvFile(file.toString()));
  }

  /// Has the draft of an env file take the place of `file`, if the app could be started with it.
  synchronized AppView refit(App drafted, Path file) throws IOException {
    Caretaker caretaker = required(drafted.id()).caretaker();
    LaunchPlan plan = checked(drafted);
    AppSettings.replace(Path.of(drafted.envFile().orElseThrow()), file);
    if (caretaker.app().envFile().isEmpty()) {
      App app = drafted.withEnvFile(file.toString());
      definitions.put(app);
      caretaker.redefine(app);
    }
    Registered after = new Registered(caretaker, Optional.of(plan.port()), tools.now());
    replace(apps -> apps.put(drafted.id(), after));
    tools.journal().note(new Happening.AppEdited(drafted.id()));
    return view(after);
  }

  synchronized AppView register(App app) {
    requireUnknown(app.id());
    LaunchPlan plan = checked(app);
    Caretaker caretaker = new Caretaker(app, output(app), tools);
    definitions.put(app);
    Registered added = new Registered(caretaker, Optional.of(plan.port()));
    replace(apps -> apps.put(app.id(), added));
    tools.journal().note(new Happening.AppRegistered(app.id()));
    return view(added);
  }

  synchronized AppView edit(String id, AppForm form) {
    Registered before = required(id);
    App app = form.edited(before.caretaker().app());
    LaunchPlan plan = checked(app);
    definitions.put(app);
    before.caretaker().redefine(app);
    Registered after =
        new Registered(before.caretaker(), Optional.of(plan.port()), before.editedAt());
    replace(apps -> apps.put(id, after));
    tools.journal().note(new Happening.AppEdited(id));
    return view(after);
  }

  /// Removes the app and its log; its env file and its storage stay.
  synchronized void remove(String id) {
    Registered app = required(id);
    if (!app.caretaker().retire(() -> forget(id))) {
      throw Problem.conflict("app-running", "%s has to be stopped first".formatted(id));
    }
    replace(apps -> apps.remove(id));
    tools.journal().note(new Happening.AppRemoved(id));
    delete(id, app.caretaker().output());
  }

  /// What it remembers goes first: another app of that id must not begin with it.
  private void forget(String id) {
    tools.memories().forget(id);
    var _ = definitions.remove(id);
  }

  private void delete(String id, LogFiles output) {
    try {
      output.delete();
      programs.remove(id);
    } catch (IOException e) {
      log.warn("app={} log not deleted: {}", id, e.getMessage());
    }
  }

  private LogFiles output(App app) {
    try {
      return logs.open(app.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(Consumer<Map<String, Registered>> change) {
    Map<String, Registered> next = new LinkedHashMap<>(registered);
    change.accept(next);
    registered = next;
  }

  /// What the app would be started with, if no other app is in its way.
  private LaunchPlan checked(App app) {
    LaunchPlan plan = installation.plan(app);
    for (Registered other : registered.values()) {
      if (!other.caretaker().app().id().equals(app.id())) {
        requireApart(plan, other);
      }
    }
    return plan;
  }

  private void requireApart(LaunchPlan plan, Registered other) {
    String id = other.caretaker().app().id();
    boolean isRunningThere =
        other.caretaker().stage().live().filter(it -> it.life().port() == plan.port()).isPresent();
    if (isRunningThere || other.port().equals(Optional.of(plan.port()))) {
      throw Problem.conflict(
          "port-taken", "The app %s is registered on port %d".formatted(id, plan.port()));
    }
    if (planNow(other.caretaker().app()).filter(plan::sharesStorageWith).isPresent()) {
      throw Problem.conflict(
          "storage-taken",
          "The app %s keeps its storage in %s, too; give one of them another PERSISTENCE_DIRECTORY"
              .formatted(id, plan.directory().resolve("storage_" + plan.storage())));
    }
  }

  private Optional<LaunchPlan> planNow(App app) {
    try {
      return Optional.of(installation.plan(app));
    } catch (Problem refused) {
      return Optional.empty();
    }
  }

  private Optional<Integer> portNow(App app) {
    return planNow(app).map(LaunchPlan::port);
  }

  AppView start(String id) {
    readPort(id);
    return tell(id, Caretaker::start);
  }

  AppView stop(String id) {
    return tell(id, Caretaker::stop);
  }

  AppView restart(String id) {
    readPort(id);
    return tell(id, Caretaker::restart);
  }

  /// The env file may have been edited by hand.
  private synchronized void readPort(String id) {
    Registered app = required(id);
    portNow(app.caretaker().app())
        .map(port -> new Registered(app.caretaker(), Optional.of(port), app.editedAt()))
        .ifPresent(now -> replace(apps -> apps.put(id, now)));
  }

  private AppView tell(String id, Consumer<Caretaker> wish) {
    Registered app = required(id);
    wish.accept(app.caretaker());
    return view(app);
  }

  List<AppView> views() {
    return registered.values().stream().map(this::view).toList();
  }

  AppView view(String id) {
    return view(required(id));
  }

  private AppView view(Registered app) {
    Caretaker caretaker = app.caretaker();
    Stage stage = caretaker.stage();
    Instant fresh = tools.now().minus(USAGE_IS_FRESH);
    Optional<Usage> usage = caretaker.usage().latest(fresh);
    return AppView.of(
        caretaker.app(), stage, caretaker.restarts(), port(app, stage), app.editedAt(), usage);
  }

  private static Optional<Integer> port(Registered app, Stage stage) {
    return stage
        .live()
        .map(Live::life)
        .filter(Life::isReachable)
        .map(Life::port)
        .or(() -> app.port());
  }

  /// The log of a registered app; no other name ever reaches the disk.
  LogFiles output(String id) {
    return required(id).caretaker().output();
  }

  List<Usage> usage(String id, Duration span, int points) {
    return required(id).caretaker().usage().since(tools.now().minus(span), points);
  }

  private Registered required(String id) {
    return Optional.ofNullable(registered.get(id))
        .orElseThrow(() -> Problem.notFound("app-unknown", "There is no such app"));
  }

  List<Caretaker> caretakers() {
    return registered.values().stream().map(Registered::caretaker).toList();
  }

  /// The apps, none of which is started with the machine any more.
  synchronized List<Caretaker> startNoMore() {
    startOrder = new StartOrder(List.of());
    return caretakers();
  }

  /// Starts what starts with the machine, as far as it is its turn.
  synchronized void goOnStarting() {
    startOrder.goOn(tools.now());
  }

  @Override
  public List<WatchedApp> watched() {
    return registered.values().stream().map(Apps::watched).toList();
  }

  private static WatchedApp watched(Registered registered) {
    App app = registered.caretaker().app();
    Stage stage = registered.caretaker().stage();
    Optional<Life> life = stage.live().map(Live::life);
    Optional<Life> asked =
        life.filter(_ -> stage.phase() == Phase.RUNNING || stage.phase() == Phase.UNHEALTHY)
            .filter(Life::isReachable);
    return new WatchedApp(
        app,
        port(registered, stage),
        stage.phase(),
        stage.since(),
        stage.why(),
        life.map(Life::process),
        asked.map(Life::uri),
        asked.flatMap(Life::accessToken));
  }

  /// One that runs there, before those that would like to.
  @Override
  public Optional<AppOnPort> onPort(int port) {
    return registered.values().stream()
        .filter(app -> port(app, app.caretaker().stage()).equals(Optional.of(port)))
        .min(Comparator.comparing(app -> app.caretaker().stage().live().isEmpty()))
        .map(Apps::onPort);
  }

  private static AppOnPort onPort(Registered app) {
    App definition = app.caretaker().app();
    return switch (app.caretaker().stage()) {
      case Stage.Alive alive when alive.phase() != Phase.STARTING -> {
        Life life = alive.process().life();
        yield new AppOnPort.Up(definition.id(), definition.title(), life.uri(), life.accessToken());
      }
      case Stage stage ->
          new AppOnPort.Down(definition.id(), definition.title(), stage.phase(), stage.why());
    };
  }

  /// Opens the log of an app.
  @FunctionalInterface
  interface Logs {
    LogFiles open(String id) throws IOException;
  }
}
