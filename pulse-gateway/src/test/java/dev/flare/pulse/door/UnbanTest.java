package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.pulse.RunningPulse;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.standin.Browser;
import dev.flare.pulse.standin.MovedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnbanTest {
  @TempDir private Path storage;

  @Test
  void letsABannedAddressInAgain() throws Exception {
    try (RunningPulse pulse = RunningPulse.start()) {
      for (int i = 0; i < 3; i++) {
        Browser.at(pulse).login(RunningPulse.USER, "wrong");
      }
      assertThat(Browser.at(pulse).get("/login").status()).isEqualTo(403);

      assertThat(UnbanCommand.run("127.0.0.1", pulse.storage().toString())).isZero();

      assertThat(Browser.loggedIn(pulse).get("/").status()).isEqualTo(200);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(pulse.storage().resolve(Pardons.DIRECTORY))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void takesNothingButOneAddress() throws Exception {
    Attempts attempts = new Attempts(new AttemptLimit(1, Optional.empty()), new MovedClock());
    Network caller = Network.parse("192.0.2.1");
    var _ = attempts.begin(caller);
    int _ = attempts.failed(caller);
    Path elsewhere = Files.writeString(storage.resolve("elsewhere"), "192.0.2.1");
    Path wishes = Files.createDirectory(storage.resolve("wishes"));
    Files.createSymbolicLink(wishes.resolve("a.wish"), elsewhere);
    Files.writeString(wishes.resolve("b.wish"), "192.0.2.1 ".repeat(100));
    Files.writeString(wishes.resolve("c.wish"), "localhost");
    Files.writeString(wishes.resolve("d.draft"), "192.0.2.1");
    Files.writeString(wishes.resolve("e.wish"), "１９２.0.2.1");

    new Pardons(wishes, attempts, new Journal(new MovedClock())).grant();

    assertThat(attempts.isBanned(caller)).isTrue();
    assertThat(elsewhere).exists();
    try (var left = Files.list(wishes)) {
      assertThat(left).containsExactly(wishes.resolve("d.draft"));
    }
  }

  @Test
  void liftsBansBesideAWishThatNobodyCanRead() throws Exception {
    Attempts attempts = new Attempts(new AttemptLimit(1, Optional.empty()), new MovedClock());
    Network caller = Network.parse("192.0.2.1");
    var _ = attempts.begin(caller);
    int _ = attempts.failed(caller);
    Files.writeString(storage.resolve("unreadable.wish"), "\uD83D\uDD25");
    Pardons pardons = new Pardons(storage, attempts, new Journal(new MovedClock()));
    pardons.grant();
    Files.writeString(storage.resolve("good.wish"), "192.0.2.1");

    pardons.grant();

    assertThat(attempts.isBanned(caller)).isFalse();
    assertThat(storage).isEmptyDirectory();
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    assertThat(UnbanCommand.run()).isEqualTo(2);
    assertThat(UnbanCommand.run("nobody", storage.toString())).isEqualTo(2);
    assertThat(UnbanCommand.run("192.0.2.1", storage.resolve("none").toString())).isEqualTo(2);
  }
}
