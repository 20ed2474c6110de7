package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.RunningPulse;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.restart.RestartPolicy;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A search through a log of several files for what stands in its first line.
@Timeout(60)
class LeftSearchTest {
  private static final int LINES = 100_000;
  private static final String SEARCH = "/api/apps/large/logs?q=needle";

  @TempDir private Path jars;
  private RunningPulse pulse;
  private HeldSearch search;

  @BeforeEach
  void printLargeLog() throws Exception {
    pulse = RunningPulse.start(Map.of("JAR_DIRECTORIES", jars.toString()), HeldSearch.class);
    search = pulse.part(HeldSearch.class);
    PulseProcess.writeToyJar(jars.resolve("toy.jar"));
    Apps apps = pulse.part(Apps.class);
    AppView _ = apps.register(toy("large"));
    print(apps.output("large"));
  }

  @AfterEach
  void stop() {
    pulse.close();
  }

  @Test
  void looksAtEveryLineForOneWhoWaits() {
    assertThat(Browser.loggedIn(pulse).get(SEARCH).body()).contains("needle");

    assertThat(search.looks()).isGreaterThanOrEqualTo(LINES);
  }

  @Test
  void looksNoFurtherWhenTheClientHasGone() throws Exception {
    search.holdAt(1_000);
    String head = Browser.loggedIn(pulse).head("GET", SEARCH, "");
    try (Wire wire = Wire.to(pulse.port())) {
      wire.send(head + "\n");
      search.awaitHeld();
    }

    assertThat(search.awaitEnd()).isEqualTo(1_000);
  }

  private static App toy(String id) {
    return new App(
        id,
        id,
        Optional.empty(),
        Optional.of("toy.jar"),
        Optional.empty(),
        Optional.of(18_500),
        false,
        RestartPolicy.NEVER);
  }

  private static void print(LogFiles files) throws Exception {
    Iterable<String> lines =
        IntStream.range(0, LINES)
                .mapToObj(i -> (i == 0 ? "needle " : "hay ") + i + " " + "x".repeat(90))
            ::iterator;
    Path _ = Files.write(files.beginRun(), lines, StandardOpenOption.APPEND);
  }
}
