package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.simulator.market.NanoTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final String TRADE = "/api/v2/convert/trade";

  private final NanoTime time = new NanoTime();
  private final RateLimits limits = RateLimits.of(time, 1);

  @Test
  void deniesTheSixthTradeOfASecond() {
    admit(limits, 5);

    assertThatThrownBy(() -> admit(limits, 1)).hasMessageStartingWith("429");
  }

  @Test
  void countsEachSecondAnew() {
    admit(limits, 5);
    time.pass(Duration.ofSeconds(1));

    assertThatCode(() -> admit(limits, 5)).doesNotThrowAnyException();
  }

  @Test
  void countsEachCallerAndEachCallForItself() {
    admit(limits, 5);

    assertThatCode(() -> limits.admit(TRADE, "another")).doesNotThrowAnyException();
    assertThatCode(() -> limits.admit("/api/v2/convert/currencies", "me"))
        .doesNotThrowAnyException();
  }

  @Test
  void allowsMoreOnAFasterMarketAndEverythingWithoutLimits() {
    assertThatCode(() -> admit(RateLimits.of(time, 10), 50)).doesNotThrowAnyException();
    assertThatCode(() -> admit(RateLimits.none(time), 10_000)).doesNotThrowAnyException();
  }

  private static void admit(RateLimits limits, int times) {
    for (int i = 0; i < times; i++) {
      limits.admit(TRADE, "me");
    }
  }
}
