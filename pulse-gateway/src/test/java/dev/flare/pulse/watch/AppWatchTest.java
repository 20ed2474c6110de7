package dev.flare.pulse.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import dev.flare.pulse.app.Phase;
import dev.flare.pulse.journal.Happening.AppChanged;
import dev.flare.pulse.standin.MovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppWatchTest {
  private final MovedClock clock = new MovedClock();
  private final AppWatch watch = new AppWatch();

  @Test
  void tellsACrashFromAStartThatFailed() {
    become(Phase.STARTING);
    assertThat(become(Phase.BACKING_OFF)).containsExactly(AlertEvent.APP_START_FAILED);
    become(Phase.STARTING);
    assertThat(become(Phase.RUNNING)).isEmpty();
    assertThat(become(Phase.BACKING_OFF)).containsExactly(AlertEvent.APP_CRASHED);
  }

  @Test
  void knowsWhatIsNotWellAndWhatNeedsAPerson() {
    assertThat(become(Phase.UNHEALTHY)).containsExactly(AlertEvent.APP_UNHEALTHY);
    assertThat(become(Phase.FAILED)).containsExactly(AlertEvent.APP_FAILED);
    assertThat(become(Phase.STOPPED)).isEmpty();
  }

  @Test
  void leavesATroubleStandingWhileTheAppStartsAgain() {
    become(Phase.RUNNING);
    become(Phase.BACKING_OFF);

    assertThat(heard(Phase.STARTING)).isEmpty();
    assertThat(heard(Phase.STOPPING)).isEmpty();
  }

  @Test
  void seesALoopInThreeCrashesWithinTenMinutes() {
    for (int i = 0; i < 3; i++) {
      assertThat(loops()).isEmpty();
      become(Phase.STARTING);
      become(Phase.RUNNING);
      clock.advance(Duration.ofMinutes(4));
      become(Phase.BACKING_OFF);
    }
    assertThat(loops()).containsExactly(AlertEvent.APP_CRASH_LOOP);

    clock.advance(Duration.ofMinutes(2));
    assertThat(loops()).isEmpty();
  }

  @Test
  void seesNoLoopOnceAPersonStoppedTheApp() {
    for (int i = 0; i < 3; i++) {
      become(Phase.BACKING_OFF);
    }
    become(Phase.STOPPED);

    assertThat(loops()).isEmpty();
  }

  private List<AlertEvent> loops() {
    return events(watch.loops(clock.instant()));
  }

  private List<AlertEvent> become(Phase phase) {
    return events(heard(phase).stream().toList());
  }

  private Optional<Look> heard(Phase phase) {
    return watch.heard(new AppChanged("flux", phase.name(), "because"), clock.instant());
  }

  private static List<AlertEvent> events(List<Look> looks) {
    return looks.stream().flatMap(look -> look.found().stream()).map(Trouble::event).toList();
  }
}
