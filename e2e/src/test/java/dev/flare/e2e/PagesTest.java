package dev.flare.e2e;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The pages of the real components as somebody sees them who comes from afar, through Pulse.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class PagesTest {
  /// Slow enough for a hand on a button.
  private static final int SPEED = 120;

  @TempDir Path directory;

  @Test
  void doTheirJobsBehindPulse() throws Exception {
    try (PulseSuite suite = new PulseSuite(directory, SPEED)) {
      suite.logIn();
      suite.startAndAwait("simulator", "gnome");
      suite.startAllAndAwait("flux", "grid", "snap");
      suite.walk(new Walk(directory));
    }
  }
}
