package dev.flare.simulator.market;

import dev.flare.market.Candle;

/// How the price travels inside a candle: from the open to one extreme, to the other and to the
/// close, a third of the time each. A rising candle sees its low first.
record PricePath(Candle candle) {
  private static final int LEGS = 3;

  /// @param part of the candle's time that is over, 0 to 1
  double at(double part) {
    double[] points = points();
    int leg = leg(part);
    double onLeg = part * LEGS - leg;
    double price = points[leg] * (1 - onLeg) + points[leg + 1] * onLeg;
    return Math.clamp(price, candle.low(), candle.high());
  }

  /// The candle as it stands when `part` of its time is over.
  ///
  /// @param price where it is then, as it is told
  Candle soFar(double part, double price) {
    double[] points = points();
    double high = Math.max(candle.open(), price);
    double low = Math.min(candle.open(), price);
    for (int i = 1; i <= leg(part); i++) {
      high = Math.max(high, points[i]);
      low = Math.min(low, points[i]);
    }
    return new Candle(
        candle.openedAt(),
        candle.open(),
        high,
        low,
        price,
        candle.baseVolume() * part,
        candle.quoteVolume() * part);
  }

  private static int leg(double part) {
    return Math.clamp((int) (part * LEGS), 0, LEGS - 1);
  }

  private double[] points() {
    boolean rises = candle.close() >= candle.open();
    return new double[] {
      candle.open(),
      rises ? candle.low() : candle.high(),
      rises ? candle.high() : candle.low(),
      candle.close()
    };
  }
}
