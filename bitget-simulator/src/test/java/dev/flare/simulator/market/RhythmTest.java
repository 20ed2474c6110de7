package dev.flare.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Granularity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  @ParameterizedTest
  @CsvSource({
    "1day, 2026-01-31T15:59:59Z, 2026-01-30T16:00:00Z",
    "1day, 2026-01-31T16:00:00Z, 2026-01-31T16:00:00Z",
    "12h, 2026-01-31T15:59:59Z, 2026-01-31T04:00:00Z",
    "6h, 2026-01-31T15:59:59Z, 2026-01-31T10:00:00Z",
    "1Dutc, 2026-01-31T15:59:59Z, 2026-01-31T00:00:00Z",
    "4h, 2026-01-31T15:59:59Z, 2026-01-31T12:00:00Z"
  })
  void opensWhereItsNameSays(String code, Instant now, Instant open) {
    assertThat(Rhythm.find(code).orElseThrow().openOf(now)).isEqualTo(open);
  }

  @Test
  void knowsNoOtherNames() {
    assertThat(Rhythm.find("1Min")).isEmpty();
    assertThat(Rhythm.find("6H")).isEmpty();
  }

  @Test
  void isMadeOfFinerCandlesThatEndWhereItDoes() {
    Rhythm sixHoursEast = Rhythm.find("6h").orElseThrow();

    assertThat(sixHoursEast.fits(Granularity.ONE_HOUR)).isTrue();
    assertThat(sixHoursEast.fits(Granularity.FOUR_HOURS)).isFalse();
    assertThat(sixHoursEast.fits(Granularity.SIX_HOURS)).isFalse();
  }
}
