package dev.flare.signal.candlestick;

import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;

/// How a candle is drawn: a body between open and close, a shadow on each side.
record Shape(double open, double high, double low, double close) {
  /// Largest body of a doji, as a share of its range.
  static final double DOJI_BODY = 0.1;

  /// Least body of a long candle, as a share of its open.
  static final double LONG_BODY = 0.003;

  static Shape of(BarSeries series, int index) {
    Bar bar = series.getBar(index);
    return new Shape(
        bar.getOpenPrice().doubleValue(),
        bar.getHighPrice().doubleValue(),
        bar.getLowPrice().doubleValue(),
        bar.getClosePrice().doubleValue());
  }

  double range() {
    return high - low;
  }

  double top() {
    return Math.max(open, close);
  }

  double bottom() {
    return Math.min(open, close);
  }

  double middle() {
    return (open + close) / 2;
  }

  double upperShadow() {
    return high - top();
  }

  boolean rises() {
    return close > open;
  }

  boolean falls() {
    return close < open;
  }

  boolean isLong() {
    return top() - bottom() >= LONG_BODY * Math.abs(open);
  }

  /// Opened and closed at almost the same price, and moved meanwhile.
  boolean isDoji() {
    return range() > 0 && top() - bottom() <= DOJI_BODY * range();
  }

  /// Whether the body of this candle encloses that of `other` and touches neither end.
  boolean encloses(Shape other) {
    return other.top() < top() && other.bottom() > bottom();
  }

  /// The same candle upside down: what rises falls.
  Shape mirrored() {
    return new Shape(-open, -low, -high, -close);
  }
}
