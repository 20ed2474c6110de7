package dev.flare.signal.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.signal.SyntheticCandles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

class ParabolicSarTest {
  @Test
  void isTheSameOverASeriesThatForgetsItsOldestBars() {
    List<Candle> candles = SyntheticCandles.of(4, 3000);
    ClosedBars all = Bars.of(candles, candles.size());

    ScaledSeries kept = new ScaledSeries(SyntheticCandles.GRANULARITY.duration(), 100);
    ParabolicSar sar = new ParabolicSar(kept.bars(), 0.02, 0.2);
    List<Double> values = new ArrayList<>();
    for (Candle candle : candles) {
      kept.add(candle);
      values.add(sar.getValue(kept.end()).doubleValue());
    }

    assertThat(values).isEqualTo(values(new ParabolicSar(all, 0.02, 0.2), all));
  }

  @Test
  void trailsARiseAndTurnsWhenThePriceCrossesIt() {
    List<Candle> candles =
        List.of(
            candle(0, 100, 104, 99, 103),
            candle(1, 103, 108, 102, 107),
            candle(2, 107, 112, 106, 111),
            candle(3, 111, 111, 90, 91));
    ClosedBars bars = Bars.of(candles, 10);
    double scale = bars.getBar(0).getLowPrice().doubleValue() / 99;
    Indicator<Num> sar = new ParabolicSar(bars, 0.02, 0.2);

    assertThat(sar.getValue(0).isNaN()).isTrue();
    assertThat(sar.getValue(1).doubleValue() / scale).isEqualTo(99);
    assertThat(sar.getValue(2).doubleValue() / scale).isEqualTo(99); // 99.1 lies inside candle 0
    assertThat(sar.getValue(3).doubleValue() / scale).isEqualTo(112); // the extreme of the rise
  }

  private static Candle candle(int index, double open, double high, double low, double close) {
    return new Candle(SyntheticCandles.at(index), open, high, low, close, 1, close);
  }

  private static List<Double> values(Indicator<Num> indicator, ClosedBars bars) {
    return IntStream.rangeClosed(0, bars.newest())
        .mapToObj(each -> indicator.getValue(each).doubleValue())
        .toList();
  }
}
