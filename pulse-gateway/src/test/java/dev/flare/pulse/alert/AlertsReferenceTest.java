package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsReferenceTest {
  @Test
  void listsEveryEventWithItsLevel() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/reference/alerts.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> line.endsWith(" once |") || line.endsWith(" lasts |"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(AlertEvent.values()).map(AlertsReferenceTest::row).toList());
  }

  private static String row(AlertEvent event) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            event.code(), event.standard().code(), event.about(), event.lasts() ? "lasts" : "once");
  }
}
