package dev.flare.signal.candlestick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.signal.SyntheticCandles;
import dev.flare.signal.rule.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.trend.DownTrendIndicator;
import org.ta4j.core.indicators.trend.UpTrendIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

class TrendTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isUpAndDownWhereTa4jSaysSo(long seed) {
    BarSeries bars = bars(SyntheticCandles.of(seed, 2000));
    Trend trend = new Trend(bars);
    UpTrendIndicator rise = new UpTrendIndicator(bars);
    DownTrendIndicator fall = new DownTrendIndicator(bars);

    List<Direction> ours =
        IntStream.rangeClosed(0, bars.getEndIndex()).mapToObj(trend::getValue).toList();
    assertThat(ours)
        .isEqualTo(
            IntStream.rangeClosed(0, bars.getEndIndex())
                .mapToObj(each -> direction(rise.getValue(each), fall.getValue(each)))
                .toList());
    assertThat(ours).contains(Direction.UP, Direction.DOWN, Direction.FLAT);
  }

  private static Direction direction(boolean rise, boolean fall) {
    return rise ? Direction.UP : fall ? Direction.DOWN : Direction.FLAT;
  }

  private static BarSeries bars(List<Candle> candles) {
    BarSeries bars =
        new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
    candles.forEach(each -> bars.addBar(bar(each)));
    return bars;
  }

  private static BaseBar bar(Candle candle) {
    return new BaseBar(
        SyntheticCandles.GRANULARITY.duration(),
        null,
        candle.closesAt(SyntheticCandles.GRANULARITY),
        number(candle.open()),
        number(candle.high()),
        number(candle.low()),
        number(candle.close()),
        number(candle.quoteVolume()),
        number(candle.quoteVolume()),
        0);
  }

  private static Num number(double value) {
    return DoubleNumFactory.getInstance().numOf(value);
  }
}
