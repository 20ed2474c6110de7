package dev.flare.signal.candlestick;

/// A bullish pattern as a condition on the shapes of its candles; upside down it is the bearish
/// one.
@FunctionalInterface
interface Figure {
  /// @param candles as many as the pattern has, oldest first
  boolean isDrawnBy(Shape[] candles);

  /// A doji at the top of its range: the fall of the interval was bought back.
  static boolean dragonflyDoji(Shape[] candles) {
    Shape doji = candles[0];
    return doji.isDoji() && doji.upperShadow() <= 0.1 * doji.range();
  }

  /// A long fall, then a doji whose body lies inside the body before.
  static boolean haramiCross(Shape[] candles) {
    Shape fall = candles[0];
    return fall.falls() && fall.isLong() && candles[1].isDoji() && fall.encloses(candles[1]);
  }

  /// A fall and a rise that turn at the same low, give or take 5 % of the longer range.
  static boolean tweezerBottom(Shape[] candles) {
    Shape fall = candles[0];
    Shape rise = candles[1];
    double slack = 0.05 * Math.max(fall.range(), rise.range());
    return fall.falls() && rise.rises() && Math.abs(fall.low() - rise.low()) <= slack;
  }

  /// A long fall, a doji whose body lies below it, a long rise to above the middle of the fall.
  static boolean morningDojiStar(Shape[] candles) {
    Shape fall = candles[0];
    Shape star = candles[1];
    Shape rise = candles[2];
    return fall.falls()
        && fall.isLong()
        && star.isDoji()
        && star.top() < fall.close()
        && rise.rises()
        && rise.isLong()
        && rise.close() > fall.middle();
  }

  /// A morning doji star whose doji, shadows and all, lies below both others.
  static boolean abandonedBaby(Shape[] candles) {
    double gap = candles[1].high();
    return morningDojiStar(candles) && gap < candles[0].low() && gap < candles[2].low();
  }
}
