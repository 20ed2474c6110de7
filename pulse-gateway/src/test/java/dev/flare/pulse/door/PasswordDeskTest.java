package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import dev.flare.service.web.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;

@Timeout(60)
class PasswordDeskTest {
  private static final Credentials RIGHT = new Credentials("mira", "right", "");
  private static final Credentials WRONG = new Credentials("mira", "wrong", "");
  private static final Network HOME = Network.parse("192.0.2.1");

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

  private PasswordDesk desk(PasswordEncoder encoder) {
    return new PasswordDesk(
        new Account("mira", "hash", encoder, SecondFactor.NONE),
        Regulars.in(store),
        new SimpleMeterRegistry());
  }

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
    try (PasswordDesk desk = desk(waitingFor(open))) {
      List<CompletableFuture<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        answers.add(desk.judge(RIGHT, HOME).toFuture());
      }
      open.countDown();

      long judged = 0;
      for (CompletableFuture<Boolean> answer : answers) {
        judged += wasJudged(answer) ? 1 : 0;
      }
      assertThat(judged).isBetween(64L, 66L);
    }
  }

  @Test
  void letsTheOwnerInWhileOneWithManyAddressesFillsTheLine() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    List<String> compared = new CopyOnWriteArrayList<>();
    try (PasswordDesk desk = desk(new Encoder(comparingAfter(open, compared)))) {
      for (int i = 0; i < 1000; i++) {
        Network address = Network.parse("203.0.113.%d".formatted(i % 256));
        var _ = desk.judge(WRONG, address).toFuture();
      }

      var owner = desk.judge(RIGHT, HOME).toFuture();
      open.countDown();

      assertThat(owner.get()).isTrue();
      assertThat(compared.indexOf("right")).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void servesWhoHasLoggedInFromThereBeforeAnyStranger() throws Exception {
    try (PasswordDesk desk = desk(comparing(new ArrayList<>()))) {
      assertThat(desk.judge(RIGHT, HOME).block()).isTrue();
    }
    CountDownLatch open = new CountDownLatch(1);
    List<String> compared = new CopyOnWriteArrayList<>();
    try (PasswordDesk desk = desk(new Encoder(comparingAfter(open, compared)))) {
      for (int i = 0; i < 1000; i++) {
        Network address = Network.parse("10.%d.%d.1".formatted(i / 256, i % 256));
        var _ = desk.judge(WRONG, address).toFuture();
      }

      var owner = desk.judge(RIGHT, Network.parse("192.0.2.77")).toFuture();
      open.countDown();

      assertThat(owner.get()).isTrue();
      assertThat(compared.indexOf("right")).isLessThanOrEqualTo(1);
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
    return new Encoder(comparingAfter(open, new ArrayList<>()));
  }

  private static Consumer<String> comparingAfter(CountDownLatch open, List<String> compared) {
    return password -> {
      try {
        open.await();
        compared.add(password);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
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
