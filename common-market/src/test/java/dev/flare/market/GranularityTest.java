package dev.flare.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GranularityTest {
  @Test
  void knowsTheSpellingOfTheExchangeAndOfFiles() {
    assertThat(Granularity.parse("5min")).isEqualTo(Granularity.FIVE_MINUTES);
    assertThat(Granularity.parse("5m")).isEqualTo(Granularity.FIVE_MINUTES);
    assertThat(Granularity.parse("1Dutc")).isEqualTo(Granularity.ONE_DAY);
  }

  @Test
  void tellsMinutesFromMonthsByCase() {
    assertThatThrownBy(() -> Granularity.parse("1M"))
        .hasMessageStartingWith("'1M' is no granularity; known are 1min, 3min");
  }

  @Test
  void opensACandleAtWholeMultiples() {
    assertThat(Granularity.FIVE_MINUTES.openOf(Instant.parse("2024-01-01T00:04:59.999Z")))
        .isEqualTo("2024-01-01T00:00:00Z");
    assertThat(Granularity.FIVE_MINUTES.openOf(Instant.parse("2024-01-01T00:05:00Z")))
        .isEqualTo("2024-01-01T00:05:00Z");
  }
}
