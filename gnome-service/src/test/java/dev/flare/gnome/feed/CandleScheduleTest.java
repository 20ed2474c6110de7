package dev.flare.gnome.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Granularity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleScheduleTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final MovedClock clock = new MovedClock(NOON);

  @Test
  void looksForTheNextCandleWhenItHasClosedAndSettled() {
    assertThat(schedule(1).dueAfter(NOON)).isEqualTo(Instant.parse("2026-03-01T12:10:01Z"));
    assertThat(schedule(1).untilDueAfter(NOON)).isEqualTo(Duration.ofSeconds(601));
  }

  @Test
  void followsTheClosesWheneverItWasStarted() {
    clock.pass(Duration.ofSeconds(137));
    assertThat(schedule(1).untilDueAfter(NOON)).isEqualTo(Duration.ofSeconds(601 - 137));
  }

  @Test
  void isOverdueOnceTheMomentHasPassed() {
    clock.pass(Duration.ofSeconds(602));
    assertThat(schedule(1).untilDueAfter(NOON)).isEqualTo(Duration.ofSeconds(-1));
  }

  @Test
  void waitsLessWhereTheExchangesClockRunsFaster() {
    assertThat(schedule(1500).untilDueAfter(NOON)).isEqualTo(Duration.ofNanos(400_666_667));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "60, 250", "1500, 10", "100000, 10"})
  void looksForALateCandleOftenButNotTooOften(double speed, long millis) {
    assertThat(schedule(speed).pauseWhenLate()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 30", "1000, 30"})
  void leavesAFailingExchangeMoreAndMoreAlone(int failures, long seconds) {
    assertThat(schedule(1).pauseAfterFailure(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void comesBackWithinASecondWhereCandlesAreShorterThanThat() {
    assertThat(schedule(1500).pauseAfterFailure(10)).isEqualTo(Duration.ofSeconds(1));
  }

  private CandleSchedule schedule(double speed) {
    return new CandleSchedule(
        new MarketTime(clock, speed),
        Granularity.FIVE_MINUTES,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
