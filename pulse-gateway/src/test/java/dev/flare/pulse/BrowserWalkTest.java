package dev.flare.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The door as a person finds it, in Chromium, with a built dashboard behind it.
@Timeout(180)
class BrowserWalkTest {
  private static final Path UI = Path.of("../ui");

  @Test
  void letsAPersonInShowsLiveNumbersAndLocksOutWhoGuesses() throws Exception {
    assumeTrue(Files.exists(chromium()), "there is no Chromium");
    assumeTrue(Files.exists(UI.resolve("node_modules/playwright-core")), "ui is not installed");
    assumeTrue(
        Files.exists(UI.resolve("target/classes/META-INF/resources/index.html")),
        "the dashboards are not built");

    try (RunningPulse pulse = RunningPulse.start()) {
      Process walk = walk(pulse);
      try (BufferedReader said = walk.inputReader(StandardCharsets.UTF_8)) {
        pulse.register(Integer.parseInt(said.readLine().replace("app ", "")), "Flux");
        walk.outputWriter().append("go\n").flush();
        String findings = said.lines().collect(Collectors.joining("\n"));

        assertThat(findings).endsWith("0 findings");
        assertThat(walk.waitFor()).isZero();
      } finally {
        walk.destroy();
      }
    }
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
