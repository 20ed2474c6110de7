package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/// A walk through the pages of components that run, in a real browser.
record Walk(Path directory) {
  private static final Path PAGES = Path.of("..", "ui").toAbsolutePath().normalize();
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final long MINUTES = 13;

  /// @param components the port of each
  void through(Map<String, Integer> components) throws Exception {
    walk(Map.of("components", components));
  }

  /// @param pulse its address, with a user and the password
  void behind(Map<String, String> pulse, Map<String, Integer> components) throws Exception {
    walk(Map.of("components", components, "pulse", pulse));
  }

  private void walk(Map<String, ?> wishes) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "there is no Chromium at " + CHROMIUM);
    Assumptions.assumeTrue(
        Files.exists(PAGES.resolve("node_modules/playwright-core")), "ui is not installed");
    Path said = directory.resolve("walk");
    Process walk =
        new ProcessBuilder("node", "e2e/live-walk.mjs", new JsonMapper().writeValueAsString(wishes))
            .directory(PAGES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = walk.waitFor(MINUTES, TimeUnit.MINUTES);
    walk.destroyForcibly();
    assertThat(said).content().endsWith("\n0 findings\n");
    assertThat(ended).isTrue();
  }
}
