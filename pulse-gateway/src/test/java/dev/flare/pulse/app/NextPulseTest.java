package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.restart.RestartPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an app when Pulse or the machine is started anew.
class NextPulseTest {
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
  void isStartedAgainThoughTheClockWasSetBackAndItEndedWhilePulseWasAway() throws Exception {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.setClockBack(Duration.ofHours(1));

    ward.anotherPulse();

    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
  }

  @Test
  void isTriedAnewWithTheMachineWhateverKeptItFromStarting() throws IOException {
    ward.startingWithTheMachine();
    ward.removeEnvFile();
    ward.caretaker().start();
    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
    assertThat(ward.anotherPulse()).isFalse();
    assertThat(ward.phase()).isEqualTo(Phase.FAILED);

    ward.processes().reboot();

    assertThat(ward.anotherPulse()).isTrue();
  }

  @Test
  void isAdoptedByTheNextPulse() throws IOException {
    ward.startAndRun();

    assertThat(ward.anotherPulse()).isFalse();
    assertThat(ward.caretaker().stage().live()).isPresent();
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
    assertThat(ward.processes().count()).isEqualTo(1);
    assertThat(ward.processes().latest().isTerminated()).isFalse();
  }

  @Test
  void isAdoptedThoughPulseDiedBeforeItCouldRememberTheStart() throws IOException {
    ward.startAndRun();
    ward.forget();

    assertThat(ward.anotherPulse()).isFalse();
    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
    assertThat(ward.anotherPulse()).isFalse();
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.RUNNING);
    assertThat(ward.processes().count()).isEqualTo(1);
    assertThat(ward.processes().latest().isTerminated()).isFalse();
  }

  @Test
  void isAdoptedInsteadOfBeingStartedASecondTime() throws IOException {
    ward.startAndRun();
    ward.forget();
    Caretaker other = ward.newCaretaker();

    other.start();
    other.look();

    assertThat(other.stage().phase()).isEqualTo(Phase.RUNNING);
    assertThat(ward.processes().count()).isEqualTo(1);
  }

  @Test
  void isAdoptedAndCanBeEndedThoughItsEnvFileIsGone() throws IOException {
    ward.startAndRun();
    ward.forget();
    ward.removeEnvFile();
    ward.complain("its health endpoint does not answer");

    assertThat(ward.anotherPulse()).isFalse();
    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.UNHEALTHY);
    assertThat(ward.why()).contains("nothing says where it listens");
    ward.caretaker().stop();
    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().count()).isEqualTo(1);
  }

  @Test
  void endsWhatItLeftBehindWhenItEndedWhilePulseWasAway() throws IOException {
    ward.startAndRun();
    ward.processes().latest().endLeavingOthers(1);

    assertThat(ward.anotherPulse()).isFalse();

    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    assertThat(ward.processes().latest().isKilled()).isTrue();
  }

  @Test
  void isNotEndedWhenItIsUnwellAsItIsAdopted() throws IOException {
    ward.startAndRun();
    ward.complain("its health endpoint answers 503");

    boolean _ = ward.anotherPulse();
    ward.passSeconds(600);

    assertThat(ward.phase()).isEqualTo(Phase.UNHEALTHY);
    assertThat(ward.processes().latest().isTerminated()).isFalse();
  }

  @Test
  void isStartedAgainWhenItEndedWhilePulseWasAway() throws IOException {
    ward.startAndRun();
    ward.processes().latest().end(0);

    boolean _ = ward.anotherPulse();
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    ward.passSeconds(1);

    assertThat(ward.processes().count()).isEqualTo(2);
  }

  @Test
  void isStartedAgainThoughPulseDiedWhileItBackedOff() throws IOException {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);

    boolean _ = ward.anotherPulse();
    ward.passSeconds(1);

    assertThat(ward.processes().count()).isEqualTo(2);
  }

  @Test
  void isStoppedToTheEndThoughPulseDiedMeanwhile() throws IOException {
    ward.startAndRun();
    ward.caretaker().stop();

    boolean _ = ward.anotherPulse();
    assertThat(ward.phase()).isEqualTo(Phase.STOPPING);
    ward.passSeconds(20);
    ward.pass(Duration.ZERO);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().latest().isKilled()).isTrue();
  }

  @Test
  void stillNeedsAPersonAfterPulseAndMachineWereStartedAnew() throws IOException {
    ward.startingWithTheMachine();
    ward.restarting(RestartPolicy.NEVER);
    ward.startAndRun();
    ward.processes().latest().end(3);
    ward.pass(Duration.ZERO);

    ward.processes().reboot();

    assertThat(ward.anotherPulse()).isFalse();
    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void startsWithTheMachineIfItShall() throws IOException {
    ward.startingWithTheMachine();
    assertThat(ward.anotherPulse()).isTrue();
    ward.startAndRun();
    ward.processes().reboot();

    assertThat(ward.anotherPulse()).isTrue();
  }

  @Test
  void doesNotStartWithTheMachineOtherwise() throws IOException {
    ward.startAndRun();
    ward.processes().reboot();

    assertThat(ward.anotherPulse()).isFalse();
    ward.passSeconds(600);
    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void staysStoppedByAPersonWhileTheMachineRuns() throws IOException {
    ward.startingWithTheMachine();
    ward.startAndRun();
    ward.caretaker().stop();
    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);

    assertThat(ward.anotherPulse()).isFalse();
    ward.processes().reboot();
    assertThat(ward.anotherPulse()).isTrue();
  }

  @Test
  void startsWithTheNextPulseIfItWasStoppedWithPulse() throws IOException {
    ward.startingWithTheMachine();
    ward.startAndRun();
    ward.caretaker().stopWithPulse();
    ward.processes().latest().end(0);
    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);

    assertThat(ward.anotherPulse()).isTrue();
  }

  @Test
  void isNotStartedAgainWhilePulseStops() throws IOException {
    ward.startingWithTheMachine();
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);

    ward.caretaker().stopWithPulse();
    ward.passSeconds(1);

    assertThat(ward.phase()).isEqualTo(Phase.STOPPED);
    assertThat(ward.processes().count()).isEqualTo(1);
    assertThat(ward.anotherPulse()).isTrue();
  }
}
