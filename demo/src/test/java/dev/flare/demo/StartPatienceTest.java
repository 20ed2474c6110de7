package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartPatienceTest {
  private long now = 17;
  private final StartPatience patience = new StartPatience(() -> now);

  @Test
  void lastsWhileSomethingHappens() {
    for (int line = 1; line <= 5; line++) {
      assertThat(patience.isAtItsEnd(line)).isFalse();
      pass(StartPatience.WITHOUT_NEWS);
    }

    assertThat(patience.isAtItsEnd(5)).isFalse();
    assertThat(patience.waited()).isEqualTo(StartPatience.WITHOUT_NEWS.multipliedBy(5));
  }

  @Test
  void endsWithoutNews() {
    assertThat(patience.isAtItsEnd(7)).isFalse();
    pass(StartPatience.WITHOUT_NEWS);
    assertThat(patience.isAtItsEnd(7)).isFalse();
    pass(Duration.ofNanos(1));

    assertThat(patience.isAtItsEnd(7)).isTrue();
  }

  @Test
  void endsThoughItComplainsForEver() {
    pass(StartPatience.ALTOGETHER);
    assertThat(patience.isAtItsEnd(1)).isFalse();
    pass(Duration.ofNanos(1));

    assertThat(patience.isAtItsEnd(2)).isTrue();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
