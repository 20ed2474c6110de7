package dev.flare.signal.indicator;

import dev.flare.market.Candle;
import java.time.Duration;
import org.ta4j.core.BaseBar;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// The latest candles of a pair as a ta4j series, with prices around a million.
///
/// ta4j takes doubles that differ by less than 0.00001 for equal, which would make the average true
/// range of a cheap coin zero. The factor is a power of two, so that no digit of a price changes.
/// The volume is the quote volume and not scaled.
final class ScaledSeries {
  private static final int EXPONENT = 20;

  private final Duration period;
  private final ClosedBars bars;
  private double factor;

  ScaledSeries(Duration period, int length) {
    this.period = period;
    this.bars = new ClosedBars(length);
  }

  ClosedBars bars() {
    return bars;
  }

  /// The index of the candle that was added last.
  int end() {
    return bars.newest();
  }

  void add(Candle candle) {
    if (bars.isEmpty()) {
      factor = Math.scalb(1.0, EXPONENT - Math.getExponent(candle.close()));
    }
    bars.addBar(
        new BaseBar(
            period,
            null,
            candle.openedAt().plus(period),
            scaled(candle.open()),
            scaled(candle.high()),
            scaled(candle.low()),
            scaled(candle.close()),
            number(candle.quoteVolume()),
            number(candle.quoteVolume()),
            0));
  }

  /// A scaled price, or a difference of two, back in the quote coin.
  double unscaled(double value) {
    return value / factor;
  }

  private Num scaled(double price) {
    return number(price * factor);
  }

  private static Num number(double value) {
    return DoubleNumFactory.getInstance().numOf(value);
  }
}
