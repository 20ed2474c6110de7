package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.restart.RestartPolicy;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An app that cannot be started because something is in the way.
class ObstaclesTest {
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
  void needsAPersonWhenItsEnvFileIsMissing() throws IOException {
    ward.removeEnvFile();

    ward.caretaker().start();

    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
    assertThat(ward.why()).isEqualTo("There is no env file " + directory.resolve("flux.env"));
  }

  @Test
  void triesAgainWhenItsEnvFileIsNotThereYetAsTheMachineStarts() throws IOException {
    ward.removeEnvFile();
    ward.caretaker().startWithTheMachine();
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    assertThat(ward.why())
        .isEqualTo(
            "it could not be started: There is no env file " + directory.resolve("flux.env"));

    ward.putEnvFileBack();
    ward.passSeconds(1);

    assertThat(ward.phase()).isIn(Phase.STARTING, Phase.RUNNING);
  }

  @Test
  void triesAgainWhenItsJarIsMissingWhileItIsStartedAgain() throws IOException {
    ward.startAndRun();
    ward.processes().latest().end(1);
    ward.removeJar();
    ward.passSeconds(1);
    ward.passSeconds(1);
    assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);

    ward.putJarBack();
    ward.passSeconds(2);

    assertThat(ward.processes().count()).isEqualTo(2);
  }

  @Test
  void needsNobodyHoweverLongSomethingIsInTheWay() throws IOException {
    ward.caretaker().startWithTheMachine();
    ward.pass(Duration.ZERO);
    ward.processes().latest().end(1);
    ward.pass(Duration.ZERO);
    ward.removeJar();
    for (int i = 0; i < 100; i++) {
      ward.passSeconds(300);
      assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
    }

    ward.putJarBack();
    ward.passSeconds(299);
    assertThat(ward.processes().count()).isEqualTo(1);
    ward.passSeconds(1);

    assertThat(ward.processes().count()).isEqualTo(2);
  }

  @Test
  void needsAPersonWhenSomethingIsInTheWayAndItIsNeverToBeTriedAgain() throws IOException {
    ward.restarting(RestartPolicy.NEVER);
    ward.removeEnvFile();

    ward.caretaker().startWithTheMachine();

    assertThat(ward.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void triesAgainWhileItsPortIsTaken() throws IOException {
    try (ServerSocket _ = ward.takePort()) {
      ward.caretaker().start();
      assertThat(ward.phase()).isEqualTo(Phase.BACKING_OFF);
      assertThat(ward.why())
          .isEqualTo(
              "it could not be started: port %d is taken by another process"
                  .formatted(ward.port()));
    }

    ward.passSeconds(1);

    assertThat(ward.phase()).isIn(Phase.STARTING, Phase.RUNNING);
  }
}
