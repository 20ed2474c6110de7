package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.door.Attempts.Turn;
import dev.flare.pulse.standin.MovedClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Network CALLER = Network.parse("192.0.2.1");
  private final MovedClock clock = new MovedClock();
  private final Attempts attempts = new Attempts(new AttemptLimit(3, Optional.empty()), clock);

  @Test
  void bansWithTheThirdWrongOne() {
    wrong(CALLER);
    wrong(CALLER);
    assertThat(attempts.isBanned(CALLER)).isFalse();
    wrong(CALLER);

    assertThat(attempts.isBanned(CALLER)).isTrue();
    assertThat(attempts.begin(CALLER)).isEqualTo(Turn.BANNED);
  }

  @Test
  void bansForGoodUnlessAnEndIsSet() {
    ban(CALLER, attempts);
    clock.advance(Duration.ofDays(1000));

    assertThat(attempts.isBanned(CALLER)).isTrue();
  }

  @Test
  void liftsABanAtItsEndAndCountsAnew() {
    Attempts hour = new Attempts(new AttemptLimit(3, Optional.of(Duration.ofHours(1))), clock);
    ban(CALLER, hour);

    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(hour.isBanned(CALLER)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(hour.isBanned(CALLER)).isFalse();
    assertThat(hour.begin(CALLER)).isEqualTo(Turn.GRANTED);
    assertThat(hour.failed(CALLER)).isEqualTo(1);
  }

  @Test
  void judgesNoMoreAtOnceThanMayBeWrong() {
    for (int i = 0; i < 3; i++) {
      assertThat(attempts.begin(CALLER)).isEqualTo(Turn.GRANTED);
    }

    assertThat(attempts.begin(CALLER)).isEqualTo(Turn.BUSY);
    assertThat(attempts.isBanned(CALLER)).isFalse();
  }

  @Test
  void doesNotCountWhatWasNeverJudged() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.begin(CALLER)).isEqualTo(Turn.GRANTED);
      attempts.withdrawn(CALLER);
    }

    assertThat(attempts.remembered()).isZero();
  }

  @Test
  void countsAnewAfterARightOne() {
    wrong(CALLER);
    wrong(CALLER);
    assertThat(attempts.begin(CALLER)).isEqualTo(Turn.GRANTED);
    attempts.succeeded(CALLER);

    assertThat(attempts.begin(CALLER)).isEqualTo(Turn.GRANTED);
    assertThat(attempts.failed(CALLER)).isEqualTo(1);
  }

  @Test
  void remembersABoundedNumberOfCallers() {
    for (int i = 0; i < 2 * Attempts.MOST_CALLERS; i++) {
      wrong(caller(i));
    }
    assertThat(attempts.remembered()).isEqualTo(Attempts.MOST_CALLERS);

    for (int i = 0; i < 2 * Attempts.MOST_CALLERS; i++) {
      ban(caller(i), attempts);
    }
    assertThat(attempts.remembered()).isLessThanOrEqualTo(2 * Attempts.MOST_CALLERS);
    assertThat(attempts.isBanned(caller(2 * Attempts.MOST_CALLERS - 1))).isTrue();
  }

  private void wrong(Network caller) {
    assertThat(attempts.begin(caller)).isEqualTo(Turn.GRANTED);
    int _ = attempts.failed(caller);
  }

  private static void ban(Network caller, Attempts attempts) {
    for (int i = 0; i < 3 && attempts.begin(caller) == Turn.GRANTED; i++) {
      int _ = attempts.failed(caller);
    }
  }

  private static Network caller(int number) {
    return Network.parse("10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255));
  }
}
