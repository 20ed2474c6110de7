package dev.flare.pulse.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.restart.Verdict.GiveUp;
import dev.flare.pulse.restart.Verdict.StartAfter;
import dev.flare.pulse.restart.Verdict.StayStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RestartRuleTest {
  private final RestartRule rule = new RestartRule(() -> 0);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Crashes crashes = Crashes.NONE;

  @Test
  void waitsTwiceAsLongAfterEachCrashAndNeverLongerThanFiveMinutes() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      // Eight minutes apart, so that never ten fall into one hour.
      verdicts.add(crashAfter(Duration.ofMinutes(8)));
    }

    assertThat(verdicts)
        .containsExactly(
            seconds(1),
            seconds(2),
            seconds(4),
            seconds(8),
            seconds(16),
            seconds(32),
            seconds(64),
            seconds(128),
            seconds(256),
            seconds(300));
  }

  @Test
  void startsOverAfterTenMinutesOfRunning() {
    crashAfter(Duration.ofSeconds(1));
    crashAfter(Duration.ofSeconds(1));

    assertThat(crashAfter(Duration.ofMinutes(10).minusMillis(1))).isEqualTo(seconds(4));
    assertThat(crashAfter(Duration.ofMinutes(10))).isEqualTo(seconds(1));
  }

  @Test
  void givesUpAtTheTenthCrashWithinAnHour() {
    for (int i = 0; i < 9; i++) {
      assertThat(crashAfter(Duration.ofMinutes(1))).isInstanceOf(StartAfter.class);
    }

    assertThat(crashAfter(Duration.ofMinutes(1)))
        .isEqualTo(new GiveUp("10 crashes within an hour"));
  }

  @Test
  void forgetsCrashesThatAreAnHourOld() {
    for (int i = 0; i < 9; i++) {
      crashAfter(Duration.ofMinutes(1));
    }

    assertThat(crashAfter(Duration.ofMinutes(55))).isInstanceOf(StartAfter.class);
  }

  @Test
  void leavesAnAppThatEndedWellAloneUnlessItShallAlwaysRun() {
    Run well = new Run(now, now.plusSeconds(1), OptionalInt.of(0));

    assertThat(rule.judge(RestartPolicy.ON_FAILURE, well, Crashes.NONE.after(well)))
        .isEqualTo(new StayStopped());
    assertThat(rule.judge(RestartPolicy.ALWAYS, well, Crashes.NONE.after(well)))
        .isEqualTo(seconds(1));
  }

  @Test
  void neverStartsWhatShallNot() {
    Run crash = new Run(now, now.plusSeconds(1), OptionalInt.of(137));

    assertThat(rule.judge(RestartPolicy.NEVER, crash, Crashes.NONE.after(crash)))
        .isEqualTo(new StayStopped());
  }

  @Test
  void neverGivesUpWhereSomethingIsOnlyInTheWay() {
    assertThat(rule.judgeObstacle(RestartPolicy.ON_FAILURE, 1))
        .isEqualTo(new Verdict.StartAfter(Duration.ofSeconds(1)));
    assertThat(rule.judgeObstacle(RestartPolicy.ALWAYS, 1000))
        .isEqualTo(new Verdict.StartAfter(Duration.ofSeconds(300)));
    assertThat(rule.judgeObstacle(RestartPolicy.NEVER, 1)).isEqualTo(new Verdict.StayStopped());
  }

  @Test
  void takesAnEndThatNobodySawForACrash() {
    Run unseen = new Run(now, now.plusSeconds(1), OptionalInt.empty());

    assertThat(rule.judge(RestartPolicy.ON_FAILURE, unseen, Crashes.NONE.after(unseen)))
        .isEqualTo(seconds(1));
  }

  @Test
  void spreadsWaitsByUpToATenth() {
    Run crash = new Run(now, now.plusSeconds(1), OptionalInt.of(1));

    assertThat(
            new RestartRule(() -> 0.5)
                .judge(RestartPolicy.ON_FAILURE, crash, Crashes.NONE.after(crash)))
        .isEqualTo(new StartAfter(Duration.ofMillis(1050)));
  }

  private Verdict crashAfter(Duration length) {
    Run run = new Run(now, now.plus(length), OptionalInt.of(1));
    now = run.endedAt();
    crashes = crashes.after(run);
    return rule.judge(RestartPolicy.ON_FAILURE, run, crashes);
  }

  private static Verdict seconds(long seconds) {
    return new StartAfter(Duration.ofSeconds(seconds));
  }
}
