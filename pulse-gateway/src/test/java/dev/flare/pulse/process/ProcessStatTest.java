package dev.flare.pulse.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatTest {
  @Test
  void readsALineWhoseNameLooksLikeMoreOfIt() {
    String line = "42 (a) 1 (b) S 1 42 42 0 -1 4194560 1 2 3 4 70 30 0 0 20 0 1 0 987654 1000 100";

    assertThat(ProcessStat.parse(line)).isEqualTo(new ProcessStat(42, 'S', 42, 100, 987654));
  }

  @Test
  void knowsOneThatOnlyWaitsToBeNoticed() {
    String line = "42 (x) Z 1 42 42 0 -1 4194560 1 2 3 4 0 0 0 0 20 0 1 0 7 0 0";

    assertThat(ProcessStat.parse(line).hasEnded()).isTrue();
  }
}
