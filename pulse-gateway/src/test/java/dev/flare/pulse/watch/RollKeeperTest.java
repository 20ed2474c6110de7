package dev.flare.pulse.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.app.Phase;
import dev.flare.pulse.app.SuiteComponent;
import dev.flare.pulse.app.WatchedApp;
import dev.flare.pulse.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollKeeperTest {
  private static final ProcessIdentity PULSE = new ProcessIdentity(7, 8, "boot");

  @TempDir private Path storage;
  private final List<WatchedApp> apps = new ArrayList<>();

  @Test
  void writesDownWhatChangedForItsOwnerOnly() throws Exception {
    RollKeeper keeper = new RollKeeper(() -> List.copyOf(apps), PULSE, storage);
    assertThat(Roll.read(storage)).isEmpty();
    apps.add(SampleTrader.FLUX);
    keeper.keep();
    apps.set(0, SampleTrader.app("flux", SuiteComponent.FLUX, Phase.FAILED, "no jar"));
    keeper.keep();

    Roll roll = Roll.read(storage).orElseThrow();
    assertThat(roll.pulse()).isEqualTo(PULSE);
    assertThat(roll.apps()).extracting(Roll.Entry::phase).containsExactly("FAILED");
    assertThat(Files.getPosixFilePermissions(storage.resolve("roll.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void goesOnWhereItCannotWrite() {
    RollKeeper keeper = new RollKeeper(List::of, PULSE, storage.resolve("nowhere"));

    keeper.keep();
    keeper.keep();
    assertThat(storage.resolve("nowhere")).doesNotExist();
  }
}
