package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.pulse.restart.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaretakerTest {
  @TempDir private Path directory;
  private CareWard ward;

  @BeforeEach
  void open() throws IOException {
    ward = new CareWard(directory);
  }

  @AfterEach
  void close() {
    ward.close();
  }

  @Test
  void runsAsSoonAsTheHealthEndpointSaysSo() {
    ward.complain("no answer yet");
    ward.caretaker().start();
    ward.passSeconds(1);
    assertThat(ward.phase()).isEqualTo(Phase.STARTING);

    ward.feelWell();
    ward.passSeconds(1);

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void seesNothingOfPulsesOwnSettings() {
    ward.startAndRun();

    assertThat(ward.processes().latest().command().environment()).isEqualTo(Map.of("PATH", "/bin"));
    assertThat(ward.processes().latest().command().directory()).isEqualTo(directory);
  }

  @Test
  void isStartedWithItsOwnOptionsThenThoseOfPulseThenThoseOfItsEnvFile() throws IOException {
    Files.writeString(directory.resolve("jvm.options"), "flux-service -Xmx32m");
    ward.tellEnvFile("JAVA_OPTIONS=-Xmx96m  -Xint");

    ward.startAndRun();

    assertThat(ward.processes().latest().command().words())
        .containsExactly(
            "java",
            "-Xmx32m",
            "-Xmx64m",
            "-Xmx96m",
            "-Xint",
            "-jar",
            directory.resolve("programs/flux/flux-service.jar").toString(),
            directory.resolve("flux.env").toString());
  }

  @Test
  void countsAStartThatIsNotWellWithinAMinuteAsACrash() {
    ward.complain("its health endpoint does not answer");
    ward.caretaker().start();
    ward.pass(Duration.ofMillis(59_999));
    assertThat(ward.phase()).isEqualTo(Phase.STARTING);

    ward.pass(Duration.ofMillis(1));
    assertThat(ward.phase()).isEqualTo(Phase.STOPPING);
    assertThat(ward.processes().latest().isTerminated()).isTrue();

    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    assertThat(ward.why()).isEqualTo("its health endpoint does not answer within 60 s");
  }

  @Test
  void isStartedAgainAfterACrash() {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.passSeconds(1);
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    assertThat(ward.why()).isEqualTo("it ended by itself with exit code 1");

    ward.pass(Duration.ofMillis(999));
    assertThat(ward.processes().count()).isEqualTo(1);
    ward.pass(Duration.ofMillis(1));

    assertThat(ward.processes().count()).isEqualTo(2);
    assertThat(ward.phase()).isIn(Phase.STARTING, Phase.RUNNING);
    assertThat(ward.caretaker().restarts()).isEqualTo(1);
  }

  @Test
  void isStartedAgainThoughTheClockWasSetBackBeforeTheCrash() {
    ward.startAndRun();
    ward.setClockBack(Duration.ofHours(1));
    ward.processes().latest().end(1);

    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    ward.passSeconds(1);

    assertThat(ward.phase()).isEqualTo(Phase.STARTING);
  }

  @Test
  void waitsNoLongerThoughTheClockIsSetBackWhileItBacksOff() {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);

    ward.setClockBack(Duration.ofHours(1));
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.STARTING);
  }

  @Test
  void isAskedHowItIsThoughTheClockIsSetBack() {
    ward.caretaker().start();

    ward.setClockBack(Duration.ofHours(1));
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void isKilledWhenItDoesNotEndThoughTheClockIsSetBack() {
    ward.startAndRun();
    ward.caretaker().stop();

    ward.setClockBack(Duration.ofHours(1));
    ward.pass(Duration.ZERO);

    assertThat(ward.processes().latest().isKilled()).isTrue();
  }

  @Test
  void needsAPersonAfterTenCrashesInAnHour() {
    ward.startAndRun();
    for (int i = 0; i < 10; i++) {
      ward.processes().latest().end(1);
      ward.passSeconds(1);
      ward.passSeconds(300);
    }

    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
    assertThat(ward.why())
        .isEqualTo("10 crashes within an hour, the last: it ended by itself with exit code 1");
    assertThat(ward.processes().count()).isEqualTo(10);

    ward.caretaker().start();
    assertThat(ward.phase()).isEqualTo(Phase.STARTING);
  }

  @Test
  void endsWhatACrashedAppLeftBehind() {
    ward.startAndRun();
    ward.processes().latest().endLeavingOthers(1);

    ward.passSeconds(1);

    assertThat(ward.processes().latest().isKilled()).isTrue();
  }

  @Test
  void isStoppedWhenItsProcessIsGone() {
    ward.startAndRun();
    ward.caretaker().stop();
    assertThat(ward.phase()).isEqualTo(Phase.STOPPING);

    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().latest().isKilled()).isFalse();
  }

  @Test
  void saysWithWhichExitCodeItStopped() {
    ward.startAndRun();
    ward.caretaker().stop();
    ward.processes().latest().end(143);
    ward.pass(Duration.ZERO);

    assertThat(ward.why()).isEqualTo("stopped, with exit code 143");
  }

  @Test
  void isKilledWhenItDoesNotEndWithinTwentySeconds() {
    ward.startAndRun();
    ward.caretaker().stop();
    ward.pass(Duration.ofMillis(19_999));
    assertThat(ward.processes().latest().isKilled()).isFalse();

    ward.pass(Duration.ofMillis(1));
    assertThat(ward.processes().latest().isKilled()).isTrue();

    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.why()).isEqualTo("it did not end within 20 s and was killed");
  }

  @Test
  void waitsForEverythingThatAStoppedAppStarted() {
    ward.startAndRun();
    ward.caretaker().stop();
    ward.processes().latest().endLeavingOthers(0);
    ward.passSeconds(19);
    assertThat(ward.phase()).isEqualTo(Phase.STOPPING);

    ward.passSeconds(1);
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void startsAgainWhenTheOldProcessIsGone() {
    ward.startAndRun();
    ward.caretaker().restart();
    ward.passSeconds(1);
    assertThat(ward.processes().count()).isEqualTo(1);

    ward.processes().latest().end(0);
    ward.passSeconds(1);

    assertThat(ward.processes().count()).isEqualTo(2);
  }

  @Test
  void isNotStartedTwice() {
    ward.startAndRun();

    ward.caretaker().start();

    assertThat(ward.processes().count()).isEqualTo(1);
  }

  @Test
  void isNotStartedAgainOnceAPersonStoppedIt() {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);
    ward.caretaker().stop();

    ward.passSeconds(600);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().count()).isEqualTo(1);
  }

  @Test
  void isNotTakenOutOfCareWhileItRuns() {
    ward.startAndRun();

    assertThat(ward.caretaker().retire(ward::forget)).isFalse();
    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void isNotStartedByAnybodyOnceItWasTakenOutOfCare() {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);

    assertThat(ward.caretaker().retire(ward::forget)).isTrue();
    ward.passSeconds(600);
    ward.caretaker().start();
    ward.caretaker().startWithTheMachine();

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().count()).isEqualTo(1);
  }

  @Test
  void isNotRememberedOnceItWasTakenOutOfCare() {
    ward.startAndRun();
    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);
    assertThat(ward.isRemembered()).isTrue();

    assertThat(ward.caretaker().retire(ward::forget)).isTrue();
    ward.caretaker().stop();
    ward.passSeconds(1);

    assertThat(ward.isRemembered()).isFalse();
  }

  @Test
  void staysInCareWhereItCannotBeForgotten() {
    assertThatThrownBy(() ->
            ward.caretaker()
                .retire(() -> {
                  throw new IllegalStateException("disk full");
                }))
        .isInstanceOf(IllegalStateException.class);

    ward.startAndRun();

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void isUnhealthyAfterThreeMissesAndIsLeftRunning() {
    ward.startAndRun();
    ward.complain("its health endpoint answers 503");
    ward.passSeconds(2);
    ward.passSeconds(2);
    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
    ward.passSeconds(2);
    assertThat(ward.phase()).isEqualTo(Phase.UNHEALTHY);
    assertThat(ward.why()).isEqualTo("its health endpoint answers 503");
    ward.passSeconds(3600);
    assertThat(ward.processes().latest().isTerminated()).isFalse();

    ward.feelWell();
    ward.passSeconds(2);

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void staysStoppedWhenItEndedWell() {
    ward.startAndRun();
    ward.processes().latest().end(0);

    ward.passSeconds(600);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.why()).isEqualTo("it ended by itself with exit code 0");
  }

  @Test
  void needsAPersonWhenItCrashedAndIsNeverToBeStartedAgain() {
    ward.restarting(RestartPolicy.NEVER);
    ward.startAndRun();
    ward.processes().latest().end(3);

    ward.passSeconds(600);

    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
  }
}
