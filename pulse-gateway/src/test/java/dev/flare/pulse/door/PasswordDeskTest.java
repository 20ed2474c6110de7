package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.web.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

@Timeout(60)
class PasswordDeskTest {
  private static final Credentials RIGHT = new Credentials("mira", "right", "");

  @Test
  void comparesPasswordsOfUnknownNamesToo() {
    List<String> compared = new ArrayList<>();
    Account account = new Account("mira", "hash", comparing(compared), SecondFactor.NONE);

    assertThat(account.admits(new Credentials("nobody", "right", ""))).isFalse();
    assertThat(account.admits(new Credentials("mira", "wrong", ""))).isFalse();
    assertThat(account.admits(RIGHT)).isTrue();

    assertThat(compared).containsExactly("right", "wrong", "right");
  }

  @Test
  void usesUpNoCodeWhenAnythingElseIsWrong() {
    List<String> codes = new ArrayList<>();
    Account account = new Account("mira", "hash", comparing(new ArrayList<>()), codes::add);

    assertThat(account.admits(new Credentials("mira", "wrong", "1"))).isFalse();
    assertThat(account.admits(new Credentials("nobody", "right", "2"))).isFalse();

    assertThat(codes).isEmpty();
  }

  @Test
  void sendsAwayWhoFindsNoPlaceInLine() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Account slow = new Account("mira", "hash", waitingFor(open), SecondFactor.NONE);
    try (PasswordDesk desk = new PasswordDesk(slow, new SimpleMeterRegistry())) {
      List<CompletableFuture<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        answers.add(desk.judge(RIGHT).toFuture());
      }
      open.countDown();

      long judged = 0;
      for (CompletableFuture<Boolean> answer : answers) {
        judged += wasJudged(answer) ? 1 : 0;
      }
      assertThat(judged).isBetween(64L, 66L);
    }
  }

  private static boolean wasJudged(CompletableFuture<Boolean> answer) throws Exception {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(Problem.class).hasMessageContaining("try again soon");
      return false;
    }
  }

  private static PasswordEncoder comparing(List<String> compared) {
    return new Encoder(compared::add);
  }

  private static PasswordEncoder waitingFor(CountDownLatch open) {
    return new Encoder(_ -> {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private record Encoder(Consumer<String> work) implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence password) {
      return "hash";
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      work.accept(String.valueOf(password));
      return "right".contentEquals(String.valueOf(password));
    }
  }
}
