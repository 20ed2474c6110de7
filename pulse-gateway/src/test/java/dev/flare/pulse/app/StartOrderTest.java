package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.log.Holes;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLimits;
import dev.flare.pulse.process.FakeProcesses;
import dev.flare.pulse.restart.RestartPolicy;
import dev.flare.pulse.restart.RestartRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOrderTest {
  @TempDir private Path directory;
  private final Set<String> well = new HashSet<>();
  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private Store store;
  private List<Caretaker> apps;
  private StartOrder order;

  @BeforeEach
  void prepare() throws IOException {
    store = Store.open(directory.resolve("store"));
    apps =
        List.of(
            caretaker(SuiteComponent.FLUX),
            caretaker(SuiteComponent.SIMULATOR),
            caretaker(SuiteComponent.GNOME),
            caretaker(SuiteComponent.GRID));
    order = new StartOrder(apps);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void startsTheExchangeThenGnomeThenTheTraders() {
    assertThat(startedAfter(Duration.ZERO)).containsExactly("simulator");
    assertThat(startedAfter(Duration.ofSeconds(1))).isEmpty();

    well.add("simulator");
    assertThat(startedAfter(Duration.ofSeconds(1))).containsExactly("gnome");
    assertThat(startedAfter(Duration.ofSeconds(1))).isEmpty();

    well.add("gnome");
    assertThat(startedAfter(Duration.ofSeconds(1))).containsExactlyInAnyOrder("flux", "grid");
  }

  @Test
  void leavesTradersAloneForTwentySecondsAtMost() {
    well.add("simulator");
    assertThat(startedAfter(Duration.ZERO)).containsExactly("simulator");
    assertThat(startedAfter(Duration.ZERO)).containsExactly("gnome");

    assertThat(startedAfter(Duration.ofMillis(19_999))).isEmpty();
    assertThat(startedAfter(Duration.ofMillis(1))).containsExactlyInAnyOrder("flux", "grid");
  }

  private List<String> startedAfter(Duration time) {
    now = now.plus(time);
    apps.forEach(Caretaker::look);
    List<String> before = alive();
    order.goOn(now);
    return alive().stream().filter(id -> !before.contains(id)).toList();
  }

  private List<String> alive() {
    return apps.stream()
        .filter(app -> app.stage().live().isPresent())
        .map(app -> app.app().id())
        .toList();
  }

  private Caretaker caretaker(SuiteComponent component) throws IOException {
    Files.createFile(directory.resolve(component.jar()));
    FakeProcesses processes = new FakeProcesses();
    Launcher launcher =
        new Launcher(
            new Installation(List.of(directory), directory.resolve("apps")),
            new Programs(directory.resolve("programs")),
            processes,
            Map.of(),
            new Launcher.JavaCommand(Path.of("java"), List.of()),
            Optional.empty(),
            () -> now);
    String id = component.code();
    HealthCheck health = _ -> well.contains(id) ? Optional.empty() : Optional.of("not yet");
    Caretaker.Tools tools =
        new Caretaker.Tools(
            launcher,
            processes,
            health,
            new RestartRule(() -> 0),
            new Memories(store, processes.bootId()),
            new Journal(() -> now),
            () -> now);
    LogFiles output =
        LogFiles.in(
            directory.resolve("logs-" + id),
            new LogLimits(1, Duration.ofDays(1)),
            Holes.ofThisMachine(),
            () -> now);
    return new Caretaker(app(component), output, tools);
  }

  private static App app(SuiteComponent component) throws IOException {
    return new App(
        component.code(),
        component.title(),
        Optional.of(component),
        Optional.empty(),
        Optional.empty(),
        Optional.of(PulseProcess.freePort()),
        true,
        RestartPolicy.ON_FAILURE);
  }
}
