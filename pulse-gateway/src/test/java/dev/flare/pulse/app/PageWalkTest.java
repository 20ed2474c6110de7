package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flare.pulse.RunningPulse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Pulse's page in Chromium, with a real child, from the form that adds it to its removal.
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class PageWalkTest {
  private static final Path UI = Path.of("../ui");
  private static final Path CHROMIUM =
      Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

  @TempDir private Path directory;

  @Test
  void showsAPersonAllThatPulseCanDo() throws Exception {
    assumeTrue(Files.exists(CHROMIUM), "there is no Chromium");
    assumeTrue(Files.exists(UI.resolve("node_modules/playwright-core")), "ui is not installed");
    assumeTrue(
        Files.exists(UI.resolve("target/classes/META-INF/resources/index.html")),
        "the dashboards are not built");
    PulseProcess.writeToyJar(directory.resolve(SuiteComponent.FLUX.jar()));

    Map<String, String> settings =
        Map.of(
            "JAR_DIRECTORIES",
            directory.toString(),
            "APPS_DIRECTORY",
            directory.resolve("apps").toString(),
            "APP_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m",
            "STOP_APPS_WITH_PULSE",
            "true",
            "TRUSTED_PROXIES",
            "127.0.0.1");
    try (RunningPulse pulse = RunningPulse.start(settings)) {
      Process walk =
          new ProcessBuilder(
                  "node",
                  UI.resolve("e2e/pulse-page-walk.mjs").toString(),
                  "http://127.0.0.1:%d/".formatted(pulse.port()),
                  RunningPulse.USER,
                  RunningPulse.PASSWORD,
                  Integer.toString(PulseProcess.freePort()))
              .redirectErrorStream(true)
              .start();
      try {
        String said =
            new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(said).endsWith("0 findings");
        assertThat(walk.waitFor()).isZero();
      } finally {
        walk.destroy();
      }
    }
  }
}
