package dev.flare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void areOneLineOfJsonWithMoneyAsAString() {
    assertThat(new Figures(720, 720, 41, 5, 4, new BigDecimal("-0.10")).json())
        .isEqualTo(
            "{\"candles\":720,\"decisions\":720,\"confirmed\":41,\"opened\":5,\"closed\":4,\"realisedPnl\":\"-0.10\"}");
  }
}
