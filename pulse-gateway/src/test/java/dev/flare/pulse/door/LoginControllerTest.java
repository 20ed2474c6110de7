package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.service.launch.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Callers who leave before their answer.
@Timeout(60)
class LoginControllerTest {
  private static final AttemptLimit TWO = new AttemptLimit(2, Optional.empty());
  private static final Network CALLER = Network.parse("192.0.2.1");

  private final CountDownLatch open = new CountDownLatch(1);
  private final Attempts attempts = new Attempts(TWO, InstantSource.system());
  private final Store store;
  private final PasswordDesk desk;
  private final LoginController controller;

  LoginControllerTest(@TempDir Path directory) {
    store = Store.open(directory);
    desk =
        new PasswordDesk(
            new Account("mira", "hash", new Slow(open), SecondFactor.NONE),
            Regulars.in(store),
            new SimpleMeterRegistry());
    controller = controller();
  }

  @AfterEach
  void leave() {
    desk.close();
    store.close();
  }

  @Test
  void holdsNothingAgainstTheOwnerWhoClicksTwice() {
    leaveDuring("right");
    leaveDuring("right");
    open.countDown();
    finishAll();

    assertThat(attempts.isBanned(CALLER)).isFalse();
    assertThat(attempts.remembered()).isZero();
  }

  @Test
  void countsWrongPasswordsOfThoseWhoDoNotWaitForTheAnswer() {
    leaveDuring("wrong");
    leaveDuring("wrong");
    assertThat(attempts.isBanned(CALLER)).isFalse();
    open.countDown();
    finishAll();

    assertThat(attempts.isBanned(CALLER)).isTrue();
  }

  private void leaveDuring(String password) {
    assertThat(attempts.begin(CALLER)).isEqualTo(Attempts.Turn.GRANTED);
    controller
        .judged(new Credentials("mira", password, ""), CALLER, CALLER.address())
        .subscribe()
        .dispose();
  }

  /// One thread judges, in the order in which they came.
  private void finishAll() {
    desk.judge(new Credentials("mira", "right", ""), CALLER).block();
  }

  private LoginController controller() {
    Callers callers = new Callers(List.of());
    Sessions sessions = new Sessions(InstantSource.system(), new SecureRandom());
    DoorSettings settings =
        new DoorSettings(
            true,
            "Flare",
            "mira",
            Optional.of(new Secret("right")),
            Optional.empty(),
            List.of(),
            TWO,
            List.of());
    return new LoginController(
        settings,
        new Visitors(sessions, callers),
        sessions,
        callers,
        attempts,
        desk,
        new Journal(InstantSource.system()));
  }

  private record Slow(CountDownLatch open) implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence password) {
      return "hash";
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "right".contentEquals(String.valueOf(password));
    }
  }
}
