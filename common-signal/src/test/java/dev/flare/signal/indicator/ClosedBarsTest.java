package dev.flare.signal.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flare.signal.SyntheticCandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;

class ClosedBarsTest {
  private final ClosedBars bars = Bars.of(SyntheticCandles.of(1, 7), 5);

  /// Its own index, which it notes each time it has to compute it.
  private static final class Noted extends CachedIndicator<Integer> {
    private final List<Integer> computed = new ArrayList<>();

    Noted(BarSeries series) {
      super(series);
    }

    @Override
    protected Integer calculate(int index) {
      computed.add(index);
      return index;
    }

    @Override
    public int getCountOfUnstableBars() {
      return 0;
    }
  }

  @Test
  void letsAnIndicatorBeComputedOnceForEachBar() {
    ScaledSeries series = new ScaledSeries(SyntheticCandles.GRANULARITY.duration(), 10);
    Noted noted = new Noted(series.bars());
    SyntheticCandles.of(1, 3)
        .forEach(candle -> {
          series.add(candle);
          noted.getValue(Math.max(0, series.end() - 1));
          noted.getValue(series.end());
        });

    assertThat(noted.computed).containsExactly(0, 1, 2);
  }

  @Test
  void keepsTheLatestBars() {
    assertThat(bars.newest()).isEqualTo(6);
    assertThat(bars.getBeginIndex()).isEqualTo(2);
    assertThat(bars.getBarCount()).isEqualTo(5);
    assertThat(bars.getBarData())
        .extracting(Bar::getBeginTime)
        .containsExactly(
            SyntheticCandles.at(2),
            SyntheticCandles.at(3),
            SyntheticCandles.at(4),
            SyntheticCandles.at(5),
            SyntheticCandles.at(6));
    assertThat(bars.getLastBar()).isSameAs(bars.getBar(6));
  }

  @Test
  void givesTheOldestForOneThatIsForgotten() {
    assertThat(bars.getBar(0)).isSameAs(bars.getBar(2));
  }

  @Test
  void hasNoBarAheadOfTheNewest() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> bars.getBar(7));
  }

  @Test
  void changesNoBar() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> bars.addBar(bars.getLastBar(), true));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> bars.addPrice(bars.numFactory().one()));
  }
}
