package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SocketCandlesTest {
  private static final List<Pair> PAIRS =
      List.of(Pair.of("BTC", "USDT"), Pair.of("ETH", "USDT"), Pair.of("DOGE", "USDT"));
  private static final List<Integer> COUNTS = List.of(1, 2, 3, 3, 3, 5, 60, 1000);
  static final List<Long> SEEDS = new Random(20260131).longs(50).boxed().toList();

  @ParameterizedTest(name = "seed {0}")
  @FieldSource("SEEDS")
  void givesTheCandlesOfRestWhateverHappensToThePushes(long seed) {
    RestlessExchange exchange = new RestlessExchange(seed, PAIRS);
    Random questions = new Random(seed);
    int asked = 0;
    try (SocketCandles candles = new SocketCandles(exchange, exchange, exchange::connect)) {
      for (Duration left = Duration.ofHours(1);
          left.isPositive();
          left = left.minus(RestlessExchange.STEP)) {
        exchange.step();
        for (Pair pair : PAIRS) {
          if (isASecondAfterAClose(exchange.instant()) || questions.nextInt(100) == 0) {
            int count = COUNTS.get(questions.nextInt(COUNTS.size()));
            asked++;
            assertThat(candles.closedCandles(pair, RestlessExchange.MINUTE, count))
                .as("%d of %s at %s", count, pair, exchange.instant())
                .isEqualTo(exchange.truth(pair, count));
          }
        }
      }
      assertThat(candles.answeredByPushes() + exchange.requests()).isEqualTo(asked);
      assertThat(candles.answeredByPushes()).isGreaterThan(asked / 10);
      assertThat(exchange.requests()).isGreaterThan(asked / 100);
      assertThat(exchange.interruptions()).isPositive();
    }
  }

  @Test
  void asksRestWhatIsListed() {
    RestlessExchange exchange = new RestlessExchange(1, PAIRS);
    try (SocketCandles candles = new SocketCandles(exchange, exchange, exchange::connect)) {
      assertThat(candles.lists(Pair.of("BTC", "USDT"))).isTrue();
      assertThat(candles.lists(Pair.of("XYZ", "USDT"))).isFalse();
    }
  }

  private static boolean isASecondAfterAClose(Instant now) {
    return RestlessExchange.MINUTE.openOf(now).plusSeconds(1).equals(now);
  }
}
