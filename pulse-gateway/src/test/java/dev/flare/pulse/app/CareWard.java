package dev.flare.pulse.app;

import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.log.Holes;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLimits;
import dev.flare.pulse.process.FakeProcesses;
import dev.flare.pulse.restart.RestartPolicy;
import dev.flare.pulse.restart.RestartRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One app under care, with processes, health and time in the hands of a test.
final class CareWard implements AutoCloseable {
  private final Path directory;
  private final int port = freePort();
  private final FakeProcesses processes = new FakeProcesses();
  private Optional<String> complaint = Optional.empty();
  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private Store store;
  private App app;
  private Caretaker caretaker;

  CareWard(Path directory) throws IOException {
    this.directory = directory;
    Files.createFile(directory.resolve("flux-service.jar"));
    putEnvFileBack();
    this.app = app(RestartPolicy.ON_FAILURE, false);
    this.store = Store.open(directory.resolve("store"));
    this.caretaker = newCaretaker();
  }

  private App app(RestartPolicy restart, boolean autoStart) {
    return new App(
        "flux",
        "Flux",
        Optional.of(SuiteComponent.FLUX),
        Optional.empty(),
        Optional.of(directory.resolve("flux.env").toString()),
        Optional.empty(),
        autoStart,
        restart);
  }

  void restarting(RestartPolicy policy) {
    app = app(policy, app.autoStart());
    caretaker.redefine(app);
  }

  void startingWithTheMachine() {
    app = app(app.restart(), true);
    caretaker.redefine(app);
  }

  Caretaker newCaretaker() throws IOException {
    Installation installation = new Installation(List.of(directory), directory.resolve("apps"));
    Launcher.JavaCommand java = new Launcher.JavaCommand(Path.of("java"), List.of("-Xmx64m"));
    Launcher launcher =
        new Launcher(
            installation,
            new Programs(directory.resolve("programs")),
            processes,
            Map.of("PATH", "/bin", "AUTH_PASS", "secret", "PORT", "3500"),
            java,
            Optional.empty(),
            () -> now);
    LogFiles output =
        LogFiles.in(
            directory.resolve("log"),
            new LogLimits(1 << 20, Duration.ofDays(1)),
            Holes.ofThisMachine(),
            () -> now);
    Caretaker.Tools tools =
        new Caretaker.Tools(
            launcher,
            processes,
            _ -> complaint,
            new RestartRule(() -> 0),
            new Memories(store, processes.bootId()),
            new Journal(() -> now),
            () -> now);
    return new Caretaker(app, output, tools);
  }

  /// Pulse is killed and started again; returns whether the app is to be started with the machine.
  boolean anotherPulse() throws IOException {
    store.close();
    store = Store.open(directory.resolve("store"));
    caretaker = newCaretaker();
    return caretaker.resume();
  }

  /// As if Pulse had died, or its disk been full, when it began to remember the app.
  void forget() {
    new Memories(store, processes.bootId()).forget("flux");
  }

  boolean isRemembered() {
    return !new Memories(store, processes.bootId()).of("flux").equals(AppMemory.none("flux"));
  }

  void complain(String what) {
    complaint = Optional.of(what);
  }

  void feelWell() {
    complaint = Optional.empty();
  }

  void pass(Duration time) {
    now = now.plus(time);
    caretaker.look();
  }

  void startAndRun() {
    caretaker().start();
    pass(Duration.ZERO);
  }

  void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /// As a time server does with a clock that was wrong when the machine started.
  void setClockBack(Duration span) {
    now = now.minus(span);
  }

  void removeEnvFile() throws IOException {
    Files.delete(directory.resolve("flux.env"));
  }

  void putEnvFileBack() throws IOException {
    Files.writeString(directory.resolve("flux.env"), "PORT=%d\n".formatted(port));
  }

  void tellEnvFile(String line) throws IOException {
    Files.writeString(directory.resolve("flux.env"), line + "\n", StandardOpenOption.APPEND);
  }

  void removeJar() throws IOException {
    Files.delete(directory.resolve("flux-service.jar"));
  }

  void putJarBack() throws IOException {
    Files.createFile(directory.resolve("flux-service.jar"));
  }

  ServerSocket takePort() throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  Caretaker caretaker() {
    return caretaker;
  }

  Phase phase() {
    return caretaker.stage().phase();
  }

  String why() {
    return caretaker.stage().why();
  }

  FakeProcesses processes() {
    return processes;
  }

  Path directory() {
    return directory;
  }

  int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
