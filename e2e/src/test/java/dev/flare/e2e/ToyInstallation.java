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
/// nothing but run, and is well unless somebody holds it.
final class ToyInstallation implements AutoCloseable {
  private static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();
  private static final String JAVA =
      """
      #!/bin/sh
      # HOME is the installation
      case "$*" in
        *-version*) echo 'openjdk version "25.0.1"' >&2 ;;
        *' well '*)
          echo asked >"$HOME/asked"
          while [ -f "$HOME/held" ] || ! kill -0 "$(tail -n 1 "$HOME/starts")"; do sleep 0.05; done
          ;;
        *pulse-gateway.jar*)
          echo "$$" >>"$HOME/starts"
          trap 'exit 143' TERM
          while [ -d "$HOME" ]; do sleep 0.05; done
          ;;
      esac
      """;

  /// Starts Pulse again whenever it ends.
  private static final String SUPERVISOR = "while [ -x %1$s ]; do %1$s up; sleep 0.2; done";

  private final Path home;

  ToyInstallation(Path root) throws Exception {
    home = Files.createDirectory(root.resolve("home"));
    shell("cp -R %s/flare %s/scripts .".formatted(SOURCE, SOURCE));
    shell("mkdir -p apps/cache data docs jdk/bin && echo one >VERSION && echo one >docs/page");
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
  Process supervise() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", SUPERVISOR.formatted(file("flare")));
    builder.directory(home.toFile()).redirectErrorStream(true);
    builder.redirectOutput(file("supervisor.log").toFile());
    builder.environment().putAll(environment(Map.of("INVOCATION_ID", "a unit", "HOME", "" + home)));
    Process supervisor = builder.start();
    awaitStarts(1);
    return supervisor;
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JAVA_HOME", file("jdk").toString());
    environment.put("FLARE_WARM", "never");
    return environment;
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
