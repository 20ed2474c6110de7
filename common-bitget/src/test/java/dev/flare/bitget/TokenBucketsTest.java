package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenBucketsTest {
  private final SteppedTime time = new SteppedTime();
  private final TokenBuckets buckets = new TokenBuckets(time, time, 1);

  @Test
  void letsHalfOfTheLimitPassAtOnceAndThenOneByOne() {
    ask(Endpoint.CANDLES, 10);
    assertThat(time.pauses).isEmpty();

    ask(Endpoint.CANDLES, 2);

    assertThat(time.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void doesNotLetOneEndpointWaitForAnother() {
    ask(Endpoint.CANDLES, 10);

    ask(Endpoint.TICKERS, 1);

    assertThat(time.pauses).isEmpty();
  }

  @Test
  void savesUpNoMoreThanOneSecond() {
    ask(Endpoint.TRADE, 1);
    time.pass(Duration.ofHours(1));

    ask(Endpoint.TRADE, 4);

    assertThat(time.pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void neverExceedsThePublishedLimitInAnySecond(Endpoint endpoint) {
    long start = time.getAsLong();
    int perSecond = 0;
    while (time.getAsLong() - start < Duration.ofSeconds(1).toNanos()) {
      buckets.await(endpoint);
      perSecond++;
    }

    assertThat(perSecond - 1).isLessThanOrEqualTo(endpoint.perSecond());
  }

  @Test
  void followsAnExchangeWhoseClockRunsFaster() {
    TokenBuckets fast = new TokenBuckets(time, time, 100);
    for (int i = 0; i < 1000; i++) {
      fast.await(Endpoint.CANDLES);
    }

    assertThat(time.pauses).isEmpty();
  }

  private void ask(Endpoint endpoint, int times) {
    for (int i = 0; i < times; i++) {
      buckets.await(endpoint);
    }
  }
}
