package dev.flare.pulse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLimits;
import dev.flare.pulse.standin.MovedClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsCommandTest {
  @TempDir private Path logs;
  private final MovedClock clock = new MovedClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void tellsTheNewestLinesOfAnApp() throws Exception {
    printed("flux", "2026-01-05T11:00:00Z INFO  one", "2026-01-05T11:30:00Z WARN  two");

    assertThat(run("flux")).isZero();
    assertThat(told())
        .containsExactly("2026-01-05T11:00:00Z INFO  one", "2026-01-05T11:30:00Z WARN  two");
  }

  @Test
  void tellsAllLogsTogetherInTheOrderOfTime() throws Exception {
    printed("flux", "2026-01-05T11:00:00Z INFO  one", "2026-01-05T11:30:00Z INFO  three");
    printed("gnome", "2026-01-05T11:10:00Z INFO  two");

    assertThat(run()).isZero();
    assertThat(told())
        .containsExactly(
            "flux | 2026-01-05T11:00:00Z INFO  one",
            "gnome | 2026-01-05T11:10:00Z INFO  two",
            "flux | 2026-01-05T11:30:00Z INFO  three");
  }

  @Test
  void leavesOutWhatIsTooMildTooOldOrAboutSomethingElse() throws Exception {
    printed(
        "flux",
        "2026-01-05T10:00:00Z ERROR old trouble",
        "2026-01-05T11:30:00Z INFO  trouble",
        "2026-01-05T11:40:00Z WARN  trouble",
        "  of two lines with trouble",
        "2026-01-05T11:50:00Z WARN  peace");

    assertThat(run("flux", "--level", "warn", "--since", "1h", "--grep", "TROUBLE")).isZero();
    assertThat(told())
        .containsExactly("2026-01-05T11:40:00Z WARN  trouble", "  of two lines with trouble");
  }

  @Test
  void tellsAsManyLinesAsWanted() throws Exception {
    printed("flux", "INFO one", "INFO two", "INFO three");

    assertThat(run("flux", "-n", "2")).isZero();
    assertThat(told()).containsExactly("INFO two", "INFO three");
  }

  @Test
  void readsWhatPulsePackedAndChangesNothing() throws Exception {
    Path folder = logs.resolve("flux");
    LogLimits small = new LogLimits(1 << 20, Duration.ofDays(1), 64);
    LogFiles pulses = LogFiles.in(folder, small, (_, _) -> {}, clock);
    String line = "INFO a line of some thirty letters\n";
    Files.writeString(pulses.beginRun(), line.repeat(20), StandardOpenOption.APPEND);
    pulses.tidy();
    List<Path> before = files(folder);
    assertThat(before).hasSizeGreaterThan(2);

    assertThat(run("flux", "-n", "1000")).isZero();
    assertThat(told()).hasSize(20);
    assertThat(files(folder)).isEqualTo(before);
  }

  @Test
  void goesOnWithWhatIsPrinted() throws Exception {
    printed("flux", "INFO one");
    try (LinesOut lines = new LinesOut()) {
      Thread following = Thread.ofVirtual().start(() -> lines.follow(logs, clock));
      assertThat(lines.next()).isEqualTo("INFO one");
      printed("flux", "INFO two");
      assertThat(lines.next()).isEqualTo("INFO two");
      following.interrupt();
      following.join();
    }
  }

  @Test
  void namesTheLogsThatThereAre() throws Exception {
    printed("flux", "INFO one");

    assertThat(run("grid")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--level loud", "--since yesterday", "-n many", "--level", "--what", "a b"})
  void refusesWhatItDoesNotUnderstand(String words) throws Exception {
    assertThat(run(words.split(" "))).isEqualTo(2);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private void printed(String app, String... lines) throws IOException {
    Path folder = Files.createDirectories(logs.resolve(app));
    Files.writeString(
        folder.resolve("0000000000000000000.log"),
        String.join("\n", lines) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private int run(String... arguments) throws Exception {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new LogsCommand(logs, clock, to).run(arguments);
  }

  private List<String> told() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
