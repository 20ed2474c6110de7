package dev.flare.signal.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.CandleFile;
import dev.flare.signal.SyntheticCandles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.num.Num;

/// What we compute faster than ta4j is to the last bit what ta4j computes.
class SameAsTa4jTest {
  /// Its SAR replays the series for each candle, so that more take minutes.
  private static final int CANDLES = 1000;

  @ParameterizedTest
  @MethodSource("dev.flare.signal.RecordedCandles#files")
  void overEveryRecordedMarket(Path file) {
    assertSame(Bars.of(CandleFile.read(file).candles().stream().limit(CANDLES).toList(), CANDLES));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void overMarketsThatStandStillNowAndThen(long seed) {
    assertSame(Bars.of(SyntheticCandles.of(seed, CANDLES), CANDLES));
  }

  private static void assertSame(ClosedBars bars) {
    Num step = bars.numFactory().numOf(0.02);
    Num max = bars.numFactory().numOf(0.2);
    assertThat(values(new ParabolicSar(bars, 0.02, 0.2), bars))
        .isEqualTo(values(new ParabolicSarIndicator(bars, step, max, step), bars));
    assertThat(values(new StochasticK(bars, 14), bars))
        .isEqualTo(values(new StochasticOscillatorKIndicator(bars, 14), bars));
  }

  private static List<Double> values(Indicator<Num> indicator, ClosedBars bars) {
    return IntStream.rangeClosed(0, bars.newest())
        .mapToObj(each -> indicator.getValue(each).doubleValue())
        .toList();
  }
}
