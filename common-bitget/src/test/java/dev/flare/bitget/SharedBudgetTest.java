package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedBudgetTest {
  private static final Duration PLENTY = Duration.ofHours(1);

  private final SteppedTime time = new SteppedTime();
  private final SharedBudget budget = budget(1);

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
    ask(Endpoint.CONVERT_RECORDS, 1);
    time.pass(Duration.ofHours(1));
    ask(Endpoint.CONVERT_RECORDS, 5);
    assertThat(time.pauses).isEmpty();

    ask(Endpoint.CONVERT_RECORDS, 1);

    assertThat(time.pauses).containsExactly(Duration.ofMillis(200));
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void neverExceedsThePublishedLimitInAnySecond(Endpoint endpoint) {
    long start = time.getAsLong();
    int perSecond = 0;
    while (time.getAsLong() - start < Duration.ofSeconds(1).toNanos()) {
      ask(endpoint, 1);
      perSecond++;
    }

    assertThat(perSecond - 1).isLessThanOrEqualTo(endpoint.perSecond());
  }

  @Test
  void followsAnExchangeWhoseClockRunsFaster() {
    SharedBudget fast = budget(100);
    for (int i = 0; i < 1000; i++) {
      fast.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    }

    assertThat(time.pauses).isEmpty();
  }

  @Test
  void asksNobodyToWaitLongerThanHisPatience() {
    ask(Endpoint.CANDLES, 10);

    assertThatThrownBy(() -> budget.await(Endpoint.CANDLES, Priority.ENTRY, Duration.ofMillis(99)))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessage(
            "/api/v2/spot/market/candles has to wait another 100 ms for its turn, so it was not"
                + " asked");
    assertThat(time.pauses).isEmpty();
    ask(Endpoint.CANDLES, 1);
    assertThat(time.pauses).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void restsForASecondAfterTooManyRequestsAndLongerEachTime() {
    budget.refused(Endpoint.QUOTE, Duration.ZERO);
    ask(Endpoint.QUOTE, 1);
    assertThat(slept()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1500));

    budget.refused(Endpoint.QUOTE, Duration.ZERO);
    Duration before = slept();
    ask(Endpoint.QUOTE, 1);

    assertThat(slept().minus(before)).isBetween(Duration.ofMillis(2000), Duration.ofMillis(3000));
  }

  @Test
  void keepsCountingWhenItsFileIsLost() {
    SharedBudget alone = new SharedBudget(new FullDisk(), time, time, new Random(7), 1);
    for (int i = 0; i < 11; i++) {
      alone.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    }

    assertThat(time.pauses).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void triesItsFileAgainAfterAMinute() {
    FullDisk disk = new FullDisk();
    SharedBudget alone = new SharedBudget(disk, time, time, new Random(7), 1);
    alone.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    time.pass(Duration.ofSeconds(59));
    alone.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    assertThat(disk.tries).isEqualTo(1);

    disk.full = false;
    time.pass(Duration.ofSeconds(1));
    alone.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    alone.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);

    assertThat(disk.tries).isEqualTo(3);
  }

  /// A disk on which nothing can be written.
  private final class FullDisk implements BudgetStore {
    private final MemoryBudget kept = new MemoryBudget(time.getAsLong());
    boolean full = true;
    int tries;

    @Override
    public <T> T change(Function<BudgetState, T> step, Duration patience) throws IOException {
      tries++;
      if (full) {
        throw new IOException("No space left on device");
      }
      return kept.change(step, patience);
    }
  }

  private Duration slept() {
    return time.pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private void ask(Endpoint endpoint, int times) {
    for (int i = 0; i < times; i++) {
      budget.await(endpoint, Priority.ENTRY, PLENTY);
    }
  }

  private SharedBudget budget(double speed) {
    return new SharedBudget(new MemoryBudget(time.getAsLong()), time, time, new Random(7), speed);
  }
}
