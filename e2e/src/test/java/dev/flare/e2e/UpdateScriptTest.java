package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `./flare update` does when it is disturbed, with a toy in the place of Pulse.
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class UpdateScriptTest {
  @TempDir private Path root;
  private ToyInstallation toy;

  @BeforeEach
  void unpack() throws Exception {
    toy = new ToyInstallation(root);
  }

  @AfterEach
  void end() {
    toy.close();
  }

  private FlareScript running() throws Exception {
    FlareScript pulse = toy.start("up");
    toy.awaitStarts(1);
    return pulse;
  }

  @ParameterizedTest
  @ValueSource(strings = {"two.tar.gz", "--undo"})
  void isRefusedWhileAnotherOneRuns(String what) throws Exception {
    try (FlareScript _ = running()) {
      toy.holdTheNextVersion();
      try (FlareScript first = toy.start("update", "two.tar.gz")) {
        first.awaitFile(toy.file("asked"));
        try (FlareScript second = toy.start("update", what)) {
          assertThat(second.exitCode()).isEqualTo(1);
          assertThat(second.errors()).contains("another update runs", "nothing was changed");
        }
        assertThat(toy.version()).isEqualTo("two");
        toy.letItGo();
        assertThat(first.exitCode()).as(first.errors()).isZero();
      }
      toy.awaitStarts(2);
    }
  }

  @Test // its Pulse must not hold what the update held
  void isFollowedByAnother() throws Exception {
    try (FlareScript _ = running()) {
      String version = "two";
      for (String what : List.of("two.tar.gz", "--undo")) {
        try (FlareScript update = toy.start("update", what)) {
          assertThat(update.exitCode()).as(update.errors()).isZero();
        }
        assertThat(toy.version()).isEqualTo(version);
        version = "one";
      }
      toy.awaitStarts(3);
    }
  }

  @Test // the number of a dead update may be another process's by now, and nothing ran any more
  void isNotWaitedForAfterItWasKilled() throws Exception {
    long stranger = ProcessHandle.current().pid();
    Files.writeString(toy.file(".updating"), stranger + "\n");

    try (FlareScript _ = running();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      assertThat(update.exitCode()).as(update.errors()).isZero();
    }
    assertThat(toy.file(".updating")).doesNotExist();
    assertThat(toy.version()).isEqualTo("two");
  }

  @Test // all that runs in a terminal is told of a Ctrl-C
  void goesOnThoughItsTerminalIsInterruptedAgainAndAgain() throws Exception {
    try (FlareScript _ = running();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      update.awaitFile(toy.file(".updating"));
      while (Files.exists(toy.file(".updating"))) {
        update.pressCtrlC();
      }
      assertThat(update.exitCode()).as(update.errors()).isZero();
      assertThat(update.errors()).contains("too late to give up", "this is two now");
    }
    toy.awaitStarts(2);
  }

  @Test
  void startsWhatRanWhereAFileCannotBeMoved() throws Exception {
    Path bin = toy.commandThatFails("mv", "*/docs*");

    try (FlareScript _ = running();
        FlareScript update =
            toy.start(Map.of("PATH", bin + ":/usr/bin:/bin"), "update", "two.tar.gz")) {
      assertThat(update.exitCode()).isEqualTo(1);
      assertThat(update.errors()).contains("the exchange broke off; starting what ran before it");
    }
    toy.awaitStarts(2);
  }

  @Test
  void leavesItToASupervisorToStartPulseAgain() throws Exception {
    Process supervisor = toy.supervise();
    try (FlareScript update = toy.start("update", "two.tar.gz")) {
      assertThat(update.exitCode()).as(update.errors()).isZero();
    }
    assertThat(toy.version()).isEqualTo("two");
    toy.awaitStarts(2);
    assertThat(supervisor.isAlive()).isTrue();
  }

  @Test // a terminal gives what runs in it a supervisor's mark, and nobody watched what was held
  void startsPulseItselfWhereTheSupervisorIsNone() throws Exception {
    try (FlareScript _ = toy.start(Map.of("INVOCATION_ID", "a terminal"), "up")) {
      toy.awaitStarts(1);
      try (FlareScript update =
          toy.start(Map.of("FLARE_SUPERVISED_WITHIN", "1"), "update", "two.tar.gz")) {
        assertThat(update.exitCode()).as(update.errors()).isZero();
      }
    }
    toy.awaitStarts(2);
  }
}
