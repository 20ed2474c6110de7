package dev.flare.bitget.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushedCandlesTest {
  private static final Granularity MINUTE = Granularity.ONE_MINUTE;
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final PushedCandles pushed = new PushedCandles(MINUTE);

  @Test
  void knowsNothingBeforeRestAnswered() {
    pushed.push(List.of(candle(0, 1), candle(1, 1)), at(120));

    assertThat(pushed.newest(1, at(120))).isEmpty();
  }

  @Test
  void goesOnFromRestWithWhatIsPushed() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(1, 2)), at(120));

    assertThat(pushed.newest(2, at(121))).contains(List.of(candle(0, 1), candle(1, 2)));
  }

  @Test
  void doesNotBelieveACandleThatWasPushedBeforeItsClose() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(1, 2)), at(120).minusMillis(1));
    pushed.push(List.of(candle(2, 3)), at(125));

    assertThat(pushed.newest(2, at(126))).isEmpty();
  }

  @Test
  void givesNothingAcrossAGap() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(2, 3)), at(180));

    assertThat(pushed.newest(1, at(180))).isPresent();
    assertThat(pushed.newest(2, at(180))).isEmpty();
  }

  @Test
  void believesWhatWasToldLastInWhateverOrderItArrives() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(1, 5)), at(122));
    pushed.push(List.of(candle(1, 4)), at(121));

    assertThat(pushed.newest(1, at(123))).contains(List.of(candle(1, 5)));
  }

  @Test
  void trustsTheLaterOfItsClockAndTheExchangesStamps() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(1, 2), candle(2, 3)), at(120));

    assertThat(pushed.newest(1, at(119))).contains(List.of(candle(1, 2)));
  }

  @Test
  void waitsForRestAfterAnInterruption() {
    pushed.bridge(List.of(candle(0, 1)), at(60), 0);
    pushed.push(List.of(candle(1, 2)), at(120));
    pushed.interrupt();
    assertThat(pushed.newest(1, at(121))).isEmpty();

    pushed.bridge(List.of(candle(1, 2)), at(121), 1);
    assertThat(pushed.newest(2, at(122))).contains(List.of(candle(0, 1), candle(1, 2)));
  }

  @Test
  void isNotBridgedByAnAnswerFromBeforeTheInterruption() {
    long before = pushed.interruptions();
    pushed.interrupt();
    pushed.bridge(List.of(candle(0, 1)), at(60), before);

    assertThat(pushed.newest(1, at(61))).isEmpty();
  }

  @Test
  void keepsABoundedNumber() {
    for (int minute = 0; minute <= PushedCandles.MOST; minute++) {
      pushed.bridge(List.of(candle(minute, 1)), at(60L * (minute + 1)), 0);
    }
    Instant now = at(60L * (PushedCandles.MOST + 1));

    assertThat(pushed.newest(PushedCandles.MOST, now)).isPresent();
    assertThat(pushed.newest(PushedCandles.MOST + 1, now)).isEmpty();
  }

  private static Candle candle(int minute, double price) {
    return new Candle(at(60L * minute), price, price, price, price, 1, price);
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
