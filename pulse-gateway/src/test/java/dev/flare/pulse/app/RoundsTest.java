package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.web.NetworkThreads;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class RoundsTest {
  @Test
  void endBeforeSystemdKillsPulse() throws Exception {
    Duration patience = setting(Path.of("../flare"), "TimeoutStopSec");
    Duration lastAnswers =
        setting(
            Path.of("src/main/resources/application.properties"),
            "spring.lifecycle.timeout-per-shutdown-phase");

    Duration end = lastAnswers.plus(NetworkThreads.CLOSE_AT_MOST).plus(Rounds.CLOSE_AT_MOST);
    assertThat(end).isLessThan(patience.minusSeconds(5));
  }

  /// Of a file in which each setting has a line.
  private static Duration setting(Path file, String name) throws Exception {
    String text =
        PropertiesLoaderUtils.loadProperties(new FileSystemResource(file)).getProperty(name);
    assertThat(text).as(name).isNotNull();
    return DurationStyle.detectAndParse(text.matches("\\d+") ? text + "s" : text);
  }
}
