package dev.flare.pulse.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHeadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-31T12:00:00.123Z INFO  Trader: up|2026-01-31T12:00:00.123Z|INFO",
        "2026-01-31T14:00:00.123+02:00 WARN  Trader: up|2026-01-31T12:00:00.123Z|WARN",
        "2026-01-31 12:00:00,5 [main] ERROR x|2026-01-31T12:00:00.500Z|ERROR",
        "2026-01-31 12:00:00 SEVERE x|2026-01-31T12:00:00Z|ERROR",
      })
  void readsTimeAndLevel(String line, Instant at, Level level) {
    assertThat(LineHead.of(line)).contains(new LineHead(Optional.of(at), Optional.of(level)));
  }

  @Test
  void readsALevelWithoutATime() {
    assertThat(LineHead.of("WARNING: careful"))
        .contains(new LineHead(Optional.empty(), Optional.of(Level.WARN)));
  }

  @Test
  void readsATimeWithoutALevel() {
    assertThat(LineHead.of("2026-01-31T12:00:00Z hello"))
        .contains(
            new LineHead(Optional.of(Instant.parse("2026-01-31T12:00:00Z")), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  at dev.flare.Some.method(Some.java:1)",
        "Caused by: java.io.IOException",
        "INFORMATION",
        "2026-13-45T99:00:00Z no time",
        "[INFO",
        "ошибка"
      })
  void takesOtherLinesAsContinuations(String line) {
    assertThat(LineHead.of(line)).isEmpty();
  }

  @Test
  void looksThroughColours() {
    String coloured = "\u001B[2m2026-01-31T12:00:00Z\u001B[0;39m \u001B[31mERROR\u001B[0m x";

    assertThat(LineHead.plain(coloured)).isEqualTo("2026-01-31T12:00:00Z ERROR x");
  }
}
