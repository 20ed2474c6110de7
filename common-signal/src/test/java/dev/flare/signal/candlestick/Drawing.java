package dev.flare.signal.candlestick;

import dev.flare.signal.SyntheticCandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// Candles around a price of 1000, drawn by hand: the run of a trend, then the candles of a
/// pattern.
final class Drawing {
  private static final int RUN = 40;

  private final List<double[]> candles = new ArrayList<>();

  /// A steady fall that ends at 1000.
  static Drawing afterAFall() {
    return new Drawing().run(-2);
  }

  /// A steady rise that ends at 1000.
  static Drawing afterARise() {
    return new Drawing().run(2);
  }

  /// As many candles up as down, each as long as the next, that end at 1000.
  static Drawing afterNothing() {
    Drawing drawing = new Drawing();
    for (int each = 0; each < RUN; each++) {
      double open = each % 2 == 0 ? 1000 : 1002;
      double close = 2002 - open;
      drawing.candle(open, 1003, 999, close);
    }
    return drawing;
  }

  Drawing candle(double open, double high, double low, double close) {
    candles.add(new double[] {open, high, low, close});
    return this;
  }

  /// The same market upside down around 1000.
  Drawing mirrored() {
    Drawing mirror = new Drawing();
    for (double[] each : candles) {
      mirror.candle(2000 - each[0], 2000 - each[2], 2000 - each[1], 2000 - each[3]);
    }
    return mirror;
  }

  /// Names of the patterns that end at the last candle.
  List<String> patterns() {
    BarSeries series =
        new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
    Patterns patterns = new Patterns(series);
    List<String> seen = Collections.emptyList();
    for (int each = 0; each < candles.size(); each++) {
      add(series, each);
      seen = patterns.seenAt(each).patterns();
    }
    return seen;
  }

  private Drawing run(double step) {
    for (int each = RUN; each > 0; each--) {
      double open = 1000 - step * each;
      double close = open + step;
      candle(open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close);
    }
    return this;
  }

  private void add(BarSeries series, int index) {
    double[] candle = candles.get(index);
    series.addBar(
        new BaseBar(
            SyntheticCandles.GRANULARITY.duration(),
            null,
            SyntheticCandles.at(index + 1),
            number(candle[0]),
            number(candle[1]),
            number(candle[2]),
            number(candle[3]),
            number(1),
            number(1),
            0));
  }

  private static Num number(double value) {
    return DoubleNumFactory.getInstance().numOf(value);
  }
}
