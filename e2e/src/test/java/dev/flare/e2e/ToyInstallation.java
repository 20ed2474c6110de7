package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An unpacked archive with the true scripts, and with a Java that is a script too: its Pulse does
/// nothing but run, and is well unless somebody holds it. Its traders are files: one for an open
/// gate, one for what is held.
final class ToyInstallation implements AutoCloseable {
  private static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();
  private static final String JAVA =
      """
      #!/bin/sh
      # HOME is the installation
      case "$*" in
        *-version*) echo 'openjdk version "25.0.1"' >&2 ;;
        *' well '*)
          cut -d ' ' -f 1 >"$HOME/asked"
          while [ -f "$HOME/held" ] || ! kill -0 "$(tail -n 1 "$HOME/starts")"; do sleep 0.05; done
          [ ! -f "$HOME/ill" ] || { rm "$HOME/ill"; exit 1; }
          ;;
        *' open') for name in $(cut -d ' ' -f 1); do touch "$HOME/open/$name"; done ;;
        *' shut '*)
          shut=
          runs() { kill -0 "$(cat "$HOME/runs/$1")"; }
          reopen() { for each in $shut; do ! runs "$each" || touch "$HOME/open/$each"; done; }
          trap 'reopen; exit 143' TERM
          names=$(cut -d ' ' -f 1)
          for name in $names; do
            [ ! -f "$HOME/open/$name" ] || { rm "$HOME/open/$name"; shut="$shut $name"; }
          done
          for name in $names; do
            while [ -f "$HOME/holds/$name" ]; do
              runs "$name" || { reopen; exit 1; }
              sleep 0.05
            done
          done
          for name in $shut; do echo "$name"; done
          ;;
        *pulse-gateway.jar*)
          echo "$$" >>"$HOME/starts"
          trap 'exit 143' TERM
          while [ -d "$HOME" ]; do sleep 0.05; done
          ;;
      esac
      """;

  private static final String APP =
      "trap 'exit 143' TERM; while [ -d \"$HOME\" ]; do sleep 0.05; done\n";

  private final Path home;

  ToyInstallation(Path root) throws Exception {
    home = Files.createDirectory(root.resolve("home"));
    shell("cp -R %s/flare %s/scripts .".formatted(SOURCE, SOURCE));
    shell("mkdir -p apps/cache data docs jdk/bin open holds runs");
    shell("echo one >VERSION && echo one >docs/page");
    shell("echo 'JAVA_RUNTIME_VERSION=\"25.0.1\"' >jdk/release");
    shell("touch apps/pulse-gateway.jar apps/flare-demo.jar apps/jvm.options");
    Path _ = program("jdk/bin/java", JAVA);
    shell(
        """
        mkdir two && cp -R flare scripts apps docs two && echo two >two/VERSION && cd two &&
          find . -type f -exec sha256sum {} + >../sums && mv ../sums SHA256SUMS &&
          cd .. && tar -czf two.tar.gz two && rm -r two\
        """);
  }

  private Path program(String name, String text) throws IOException {
    Path program = Files.writeString(file(name), text);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// A directory with a command that fails for some arguments, as on a damaged disk.
  ///
  /// @param pattern of a shell, for all arguments
  Path commandThatFails(String name, String pattern) throws IOException {
    Path bin = Files.createDirectory(file("bin"));
    String text = "#!/bin/sh\ncase $* in %s) exit 1 ;; esac\nexec /bin/%s \"$@\"\n";
    Path _ = program("bin/" + name, text.formatted(pattern, name));
    return bin;
  }

  Path file(String name) {
    return home.resolve(name);
  }

  FlareScript start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  /// @param more variables of its environment
  FlareScript start(Map<String, String> more, String... arguments) throws IOException {
    return FlareScript.ofArchive(home, environment(more), arguments);
  }

  /// Something like systemd, in which Pulse runs.
  FlareScript supervise() throws Exception {
    FlareScript supervisor = FlareScript.supervisor(home, environment(Map.of()));
    awaitStarts(1);
    return supervisor;
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JAVA_HOME", file("jdk").toString());
    environment.put("FLARE_WARM", "never");
    return environment;
  }

  /// What may open positions, and holds one.
  Process startHoldingTrader(String name) throws IOException {
    Files.createFile(file("holds/" + name));
    return startApp(name, "flux-service.jar");
  }

  Process startApp(String name, String jar) throws IOException {
    Path directory = Files.createDirectories(file("data/apps/" + name));
    Path programs = Files.createDirectories(file("data/storage_pulse/programs/" + name));
    Path env = Files.writeString(directory.resolve(name + ".env"), "PORT=15000\n");
    Path program = Files.writeString(programs.resolve(jar), APP);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "" + program, "" + env);
    builder.directory(directory.toFile()).environment().put("HOME", "" + home);
    Files.createFile(gate(name));
    Process app = builder.start();
    Files.writeString(file("runs/" + name), "" + app.pid());
    return app;
  }

  /// Is there while a trader may open positions.
  Path gate(String trader) {
    return file("open/" + trader);
  }

  void sell(String trader) throws IOException {
    Files.delete(file("holds/" + trader));
  }

  void store(String trader, String text) throws IOException {
    Path positions = positions(trader);
    Files.createDirectories(positions.getParent());
    Files.writeString(positions, text);
  }

  /// What a trader has in its store.
  String store(String trader) throws IOException {
    return Files.readString(positions(trader));
  }

  private Path positions(String trader) {
    return file("data/apps/%s/storage_flux/positions".formatted(trader));
  }

  /// Waits until what a killed update left behind has told whose gates it shut.
  void awaitTheEndOfTheWait() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.size(file(".shut")) == 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(file(".shut")).isNotEmptyFile();
  }

  /// Has the next version say that it is not well, as soon as it is let go.
  void spoilTheNextVersion() throws IOException {
    Files.createFile(file("ill"));
  }

  /// Who had to be well after the latest exchange.
  List<String> asked() throws IOException {
    return Files.readAllLines(file("asked"));
  }

  void holdTheNextVersion() throws IOException {
    Files.createFile(file("held"));
  }

  void letItGo() throws IOException {
    Files.delete(file("held"));
  }

  String version() throws IOException {
    return Files.readString(file("VERSION")).strip();
  }

  /// Waits until Pulse was started so many times, and requires that the last one runs alone.
  void awaitStarts(int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (starts().size() < count && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(starts()).hasSize(count);
    assertThat(starts()).filteredOn(each -> ProcessHandle.of(each).isPresent()).hasSize(1);
  }

  private List<Long> starts() throws IOException {
    Path starts = file("starts");
    return Files.exists(starts)
        ? Files.readAllLines(starts).stream().map(Long::valueOf).toList()
        : List.of();
  }

  private void shell(String command) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Override
  public void close() {
    ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(home.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
