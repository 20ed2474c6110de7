package dev.flare.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PricePathTest {
  private static final Candle RISING = new Candle(Instant.EPOCH, 10, 16, 7, 13, 9, 90);
  private static final Candle FALLING = new Candle(Instant.EPOCH, 13, 16, 7, 10, 9, 90);
  private static final Offset<Double> NEARLY = Offset.offset(1e-9);

  @Test
  void goesFromTheOpenByTheExtremesToTheClose() {
    PricePath path = new PricePath(RISING);

    assertThat(path.at(0)).isEqualTo(10);
    assertThat(path.at(1.0 / 6)).isEqualTo(8.5, NEARLY);
    assertThat(path.at(1.0 / 3)).isEqualTo(7, NEARLY);
    assertThat(path.at(2.0 / 3)).isEqualTo(16, NEARLY);
    assertThat(path.at(1)).isEqualTo(13, NEARLY);
  }

  @Test
  void seesTheHighFirstWhenItFalls() {
    assertThat(new PricePath(FALLING).at(1.0 / 3)).isEqualTo(16, NEARLY);
  }

  @Test
  void neverLeavesTheCandle() {
    for (int i = 0; i <= 1000; i++) {
      assertThat(new PricePath(RISING).at(i / 1000.0)).isBetween(7.0, 16.0);
      assertThat(new PricePath(FALLING).at(i / 1000.0)).isBetween(7.0, 16.0);
    }
  }

  @Test
  void knowsTheExtremesItHasSeenSoFar() {
    PricePath path = new PricePath(RISING);

    assertThat(path.soFar(0, 10)).isEqualTo(new Candle(Instant.EPOCH, 10, 10, 10, 10, 0, 0));
    assertThat(path.soFar(0.5, 11.5))
        .isEqualTo(new Candle(Instant.EPOCH, 10, 11.5, 7, 11.5, 4.5, 45));
    assertThat(path.soFar(1, 13)).isEqualTo(RISING);
  }
}
