package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.standin.MovedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticatorTest {
  private static final RecoveryCode RECOVERY = RecoveryCode.of(new byte[RecoveryCode.BYTES]);
  private final Totp totp = new Totp(new byte[20]);
  private final MovedClock clock = new MovedClock();
  @TempDir private Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void takesTheCodeOfThisHalfMinuteAndItsNeighbours() {
    for (int off = -1; off <= 1; off++) {
      assertThat(authenticator().accepts(code(off))).as("off by " + off).isTrue();
    }
    assertThat(authenticator().accepts(code(2))).isFalse();
  }

  @Test
  void takesNoneThatIsTooOld() {
    assertThat(authenticator().accepts(code(-2))).isFalse();
  }

  @Test
  void takesNoCodeTwiceNotEvenAfterARestart() {
    assertThat(authenticator().accepts(code(0))).isTrue();
    assertThat(authenticator().accepts(code(0))).isFalse();
    store.close();
    open();

    assertThat(authenticator().accepts(code(0))).isFalse();
    clock.advance(Duration.ofSeconds(30));
    assertThat(authenticator().accepts(code(0))).isTrue();
  }

  @Test
  void takesEachRecoveryCodeOnce() {
    assertThat(authenticator().accepts("aaaa aaaa aaaa aaab")).isFalse();
    assertThat(authenticator().accepts("aaaa aaaa aaaa aaaa")).isTrue();
    assertThat(authenticator().accepts(RECOVERY.text())).isFalse();
  }

  @Test
  void takesNothingForACode() {
    assertThat(authenticator().accepts("")).isFalse();
  }

  private SecondFactor authenticator() {
    return new Authenticator(
        totp,
        Set.of(RECOVERY.hash()),
        store.document("door", DoorMemory.class, DoorMemory.EMPTY),
        clock);
  }

  private String code(int off) {
    return totp.code(Totp.step(clock.instant()) + off);
  }
}
