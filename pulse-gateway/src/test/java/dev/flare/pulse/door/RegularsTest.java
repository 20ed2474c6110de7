package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularsTest {
  private static final Network HOME = Network.parse("192.0.2.0/24");

  @TempDir private Path directory;

  @Test
  void areKnownAcrossRestarts() {
    try (Store store = Store.open(directory)) {
      assertThat(Regulars.in(store).know(HOME)).isFalse();
      Regulars.in(store).remember(HOME);
    }

    try (Store store = Store.open(directory)) {
      assertThat(Regulars.in(store).know(HOME)).isTrue();
    }
  }

  @Test
  void areTheLatestThirtyTwoAndNoMore() {
    try (Store store = Store.open(directory)) {
      Regulars regulars = Regulars.in(store);
      regulars.remember(HOME);
      for (int i = 0; i < 31; i++) {
        regulars.remember(Network.parse("10.0.%d.0/24".formatted(i)));
      }
      assertThat(regulars.know(HOME)).isTrue();

      regulars.remember(HOME);
      regulars.remember(Network.parse("10.1.0.0/24"));

      assertThat(regulars.know(HOME)).isTrue();
      assertThat(regulars.know(Network.parse("10.0.0.0/24"))).isFalse();
      assertThat(regulars.know(Network.parse("10.0.1.0/24"))).isTrue();
    }
  }
}
