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
@Timeout(240)
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
    try (FlareScript supervisor = toy.supervise();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      assertThat(update.exitCode()).as(update.errors()).isZero();
      assertThat(toy.version()).isEqualTo("two");
      toy.awaitStarts(2);
      assertThat(supervisor.isRunning()).isTrue();
    }
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

  @Test // its records would have been put back to what they were before it traded
  void waitsForATraderThatIsStartedMeanwhile() throws Exception {
    Process _ = toy.startHoldingTrader("first");
    Process _ = toy.startApp("idle", "grid-service.jar");
    Files.delete(toy.gate("idle"));

    try (FlareScript _ = running();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      update.awaitNoFile(toy.gate("first"));
      Process second = toy.startHoldingTrader("second");
      toy.sell("first");
      update.awaitNoFile(toy.gate("second"));
      assertThat(toy.version()).isEqualTo("one");
      assertThat(second.isAlive()).isTrue();
      toy.sell("second");
      assertThat(update.exitCode()).as(update.errors()).isZero();
    }
    assertThat(toy.version()).isEqualTo("two");
    assertThat(toy.asked()).containsExactlyInAnyOrder("pulse", "first", "second", "idle");
    assertThat(toy.gate("first")).exists();
    assertThat(toy.gate("second")).exists();
    assertThat(toy.gate("idle")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flux-service.jar", "gnome-service.jar"})
  void doesNotMissAnAppThatItsUserStopsMeanwhile(String jar) throws Exception {
    Process _ = toy.startHoldingTrader("kept");
    Process stopped = toy.startApp("stopped", jar);
    Files.createFile(toy.file("holds/stopped"));

    try (FlareScript _ = running();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      update.awaitNoFile(toy.gate("kept"));
      stopped.destroy();
      stopped.waitFor();
      toy.sell("kept");
      assertThat(update.exitCode()).as(update.errors()).isZero();
    }
    assertThat(toy.asked()).containsExactlyInAnyOrder("pulse", "kept");
    assertThat(toy.gate("kept")).exists();
  }

  @Test
  void keepsTheRecordsOfATraderThatIsStartedUnderTheVersionThatIsTakenBack() throws Exception {
    toy.store("kept", "before");
    toy.store("late", "before");
    Process _ = toy.startApp("kept", "flux-service.jar");
    toy.holdTheNextVersion();

    try (FlareScript _ = running();
        FlareScript update = toy.start("update", "two.tar.gz")) {
      update.awaitFile(toy.file("asked"));
      Process _ = toy.startApp("late", "flux-service.jar");
      toy.store("kept", "migrated");
      toy.store("late", "traded");
      toy.spoilTheNextVersion();
      toy.letItGo();
      assertThat(update.exitCode()).isEqualTo(1);
      assertThat(update.errors()).contains("late was started during the update");
    }
    assertThat(toy.version()).isEqualTo("one");
    assertThat(toy.store("kept")).isEqualTo("before");
    assertThat(toy.store("late")).isEqualTo("traded");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void opensTheGatesThatAKilledOneShut(boolean cameToRest) throws Exception {
    Process _ = toy.startHoldingTrader("flux");

    try (FlareScript _ = running();
        FlareScript killed = toy.start("update", "two.tar.gz")) {
      killed.awaitNoFile(toy.gate("flux"));
      killed.kill();
      assertThat(killed.exitCode()).isNotZero();
      if (cameToRest) {
        toy.sell("flux");
        toy.awaitTheEndOfTheWait();
      }
      try (FlareScript next = toy.start("update", "two.tar.gz", "--now")) {
        assertThat(next.exitCode()).as(next.errors()).isZero();
      }
    }
    assertThat(toy.gate("flux")).exists();
    assertThat(toy.file(".shut")).doesNotExist();
  }

  @Test
  void hasTheNextStartTellWhatAKilledOneShut() throws Exception {
    Files.writeString(toy.file(".shut"), "flux\n");

    try (FlareScript pulse = running()) {
      assertThat(pulse.errors()).contains("may open no positions", "flux");
    }
  }
}
