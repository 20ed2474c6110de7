package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WeightTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void isWhatTheKernelSaysOfAProcess() throws IOException {
    Weight own = Weight.of(ProcessHandle.current().pid());

    assertThat(own.pss()).isBetween(10_000L, own.rss());
    assertThat(own.threads()).isGreaterThan(3);
  }

  @Test
  void addsUp() {
    assertThat(new Weight(1, 2, 3).plus(new Weight(10, 20, 30))).isEqualTo(new Weight(11, 22, 33));
  }

  @Test
  void isNotGuessedWhereTheKernelDoesNotTellIt() {
    assertThatThrownBy(() -> Weight.number(List.of("Rss: 12 kB"), "Pss:"))
        .hasMessage("the kernel does not tell Pss:");
  }
}
