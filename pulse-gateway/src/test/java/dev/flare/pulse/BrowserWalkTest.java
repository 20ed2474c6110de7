package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The door as a person finds it, in Chromium, with a built dashboard behind it.
@Timeout(240)
class BrowserWalkTest {
  private static final Path UI = Path.of("../ui");
  private static final Duration LONGEST_WALK = Duration.ofMinutes(3);

  @Test
  void letsAPersonInShowsLiveNumbersAndLocksOutWhoGuesses() throws Exception {
    assumeTrue(Files.exists(chromium()), "there is no Chromium");
    assumeTrue(Files.exists(UI.resolve("node_modules/playwright-core")), "ui is not installed");
    assumeTrue(
        Files.exists(UI.resolve("target/classes/META-INF/resources/index.html")),
        "the dashboards are not built");

    try (RunningPulse pulse = RunningPulse.start()) {
      Process walk = walk(pulse);
      var _ = end(walk);
      try (BufferedReader said = walk.inputReader(StandardCharsets.UTF_8)) {
        String app = said.readLine();
        assertThat(app).as("what the walk says first").matches("app \\d+");
        pulse.register(Integer.parseInt(app.replace("app ", "")), "Flux");
        walk.outputWriter().append("go\n").flush();
        String findings = said.lines().collect(Collectors.joining("\n"));

        assertThat(findings).endsWith("0 findings");
        assertThat(walk.waitFor()).isZero();
      } finally {
        walk.destroyForcibly();
      }
    }
  }

  /// Ends the walk when it does not end by itself, so that nobody waits for its words any more.
  private static CompletableFuture<Process> end(Process walk) {
    return walk.onExit()
        .orTimeout(LONGEST_WALK.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(_ -> walk.destroyForcibly());
  }

  private static Process walk(RunningPulse pulse) throws IOException {
    return new ProcessBuilder(
            "node",
            UI.resolve("e2e/pulse-walk.mjs").toString(),
            "http://127.0.0.1:%d/".formatted(pulse.port()),
            RunningPulse.USER,
            RunningPulse.PASSWORD)
        .redirectErrorStream(true)
        .start();
  }

  private static Path chromium() {
    return Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
  }
}
