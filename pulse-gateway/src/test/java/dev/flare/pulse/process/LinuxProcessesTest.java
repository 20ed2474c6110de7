package dev.flare.pulse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxProcessesTest {
  private final LinuxProcesses processes = new LinuxProcesses();
  @TempDir private Path directory;
  private Path output;
  private final List<RunningProcess> started = new ArrayList<>();

  @BeforeEach
  void createOutput() throws IOException {
    output = Files.createFile(directory.resolve("output"));
  }

  @AfterEach
  void end() {
    started.forEach(RunningProcess::kill);
  }

  private RunningProcess start(String script) throws IOException {
    RunningProcess process =
        processes.start(
            new Command(
                List.of("/bin/sh", "-c", script),
                directory,
                Map.of("PATH", System.getenv("PATH"), "WORD", "a b"),
                output));
    started.add(process);
    return process;
  }

  @Test
  void givesAProcessItsPlaceItsEnvironmentAndNothingElse() throws Exception {
    RunningProcess process =
        start("pwd; env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^PATH=; echo err >&2; cat");
    await(() -> !process.isAlive());

    assertThat(Files.readAllLines(output))
        .containsExactly(directory.toRealPath().toString(), "WORD=a b", "err");
    assertThat(process.exitCode()).hasValue(0);
  }

  @Test
  void appendsToTheOutput() throws Exception {
    Files.writeString(output, "before\n");
    RunningProcess process = start("echo after");
    await(() -> !process.isAlive());

    assertThat(Files.readAllLines(output)).containsExactly("before", "after");
  }

  @Test
  void endsAProcessWithWhatItStarted() throws Exception {
    RunningProcess process = start("sleep 100 & sleep 100");
    await(() -> new ProcFiles(Path.of("/proc")).session(process.identity().pid()).size() == 3);

    process.terminate();
    await(process::isGoneAltogether);

    assertThat(process.exitCode()).hasValue(143);
  }

  @Test
  void killsWhatIgnoresBeingAsked() throws Exception {
    RunningProcess process =
        start("trap '' TERM; (trap '' TERM; echo ready; while :; do sleep 1; done) & wait");
    await(() -> !read().isEmpty());
    process.terminate();
    assertThat(process.isGoneAltogether()).isFalse();

    process.kill();
    await(process::isGoneAltogether);

    assertThat(process.exitCode()).hasValue(137);
  }

  @Test
  void isNotGoneWhileAnOrphanIsLeft() throws Exception {
    RunningProcess process = start("sleep 100 & exit 3");
    await(() -> !process.isAlive());

    assertThat(process.exitCode()).hasValue(3);
    assertThat(process.isGoneAltogether()).isFalse();
    process.kill();
    await(process::isGoneAltogether);
  }

  @Test
  void findsAProcessAgain() throws Exception {
    RunningProcess process = start("sleep 100");

    RunningProcess found = processes.find(process.identity()).orElseThrow();

    assertThat(found.isAlive()).isTrue();
    assertThat(found.exitCode()).isEmpty();
    assertThat(found.consumption().orElseThrow().memoryBytes()).isPositive();
    found.terminate();
    await(found::isGoneAltogether);
    assertThat(processes.find(process.identity())).isEmpty();
  }

  @Test
  void takesNoOtherProcessWithTheSameNumberForIt() throws Exception {
    RunningProcess process = start("sleep 100");
    ProcessIdentity me = process.identity();

    assertThat(processes.find(new ProcessIdentity(me.pid(), me.startTicks() - 1, me.bootId())))
        .isEmpty();
    assertThat(processes.find(new ProcessIdentity(me.pid(), me.startTicks(), "another boot")))
        .isEmpty();
    LinuxProcess namesake =
        new LinuxProcess(
            new ProcessIdentity(me.pid(), me.startTicks() - 1, me.bootId()),
            new ProcFiles(Path.of("/proc")),
            Optional.empty());
    namesake.kill();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void findsALeaderByTheWordsOfItsCommandLine() throws Exception {
    String script = "sleep 100; : " + directory;
    RunningProcess process = start(script);
    await(() -> processes.find(List.of("-c", script)).isPresent());

    RunningProcess found = processes.find(List.of("-c", script)).orElseThrow();

    assertThat(found.identity()).isEqualTo(process.identity());
    assertThat(found.startedAt()).isPresent();
    assertThat(processes.find(List.of(script, "-c"))).isEmpty();
    process.kill();
    await(process::isGoneAltogether);
    assertThat(processes.find(List.of("-c", script))).isEmpty();
  }

  @Test
  void endsWhatAProcessLeftBehindButNotTheProcess() throws Exception {
    RunningProcess alive = start("sleep 100");
    RunningProcess ended = start("sleep 100 & exit 3");
    await(() -> !ended.isAlive());

    processes.killRest(alive.identity());
    processes.killRest(ended.identity());
    await(ended::isGoneAltogether);

    assertThat(alive.isAlive()).isTrue();
  }

  private String read() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "";
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
