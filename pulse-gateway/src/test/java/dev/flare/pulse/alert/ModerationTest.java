package dev.flare.pulse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.standin.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModerationTest {
  private final MovedClock clock = new MovedClock();
  private final Moderation moderation = new Moderation();

  @Test
  void letsTheSameBeToldOnceInAnHour() {
    assertThat(moderation.admit(AlertEvent.LOGIN_BANNED, "a", clock.instant())).contains(0);
    clock.advance(Duration.ofMinutes(59));
    assertThat(moderation.admit(AlertEvent.LOGIN_BANNED, "a", clock.instant())).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(moderation.admit(AlertEvent.LOGIN_BANNED, "a", clock.instant())).contains(0);
  }

  @Test
  void letsTwentyOfAKindBeToldInAnHourAndCountsTheRest() {
    for (int i = 0; i < 30; i++) {
      assertThat(moderation.admit(AlertEvent.LOGIN_BANNED, "a" + i, clock.instant()).isPresent())
          .isEqualTo(i < Moderation.MOST);
    }
    assertThat(moderation.admit(AlertEvent.STOP_LOSS, "p1", clock.instant())).contains(0);

    clock.advance(Duration.ofHours(1));
    assertThat(moderation.admit(AlertEvent.LOGIN_BANNED, "b", clock.instant())).contains(10);
  }
}
