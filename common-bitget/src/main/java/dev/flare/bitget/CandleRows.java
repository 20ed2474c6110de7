package dev.flare.bitget;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns the exchange's rows of eight texts into candles.
final class CandleRows {
  private CandleRows() {}

  /// Oldest first, each once; of two rows with one time the later row counts.
  static List<Candle> of(Json rows, Granularity granularity) {
    SortedMap<Instant, Candle> candles = new TreeMap<>();
    for (Json row : rows.list()) {
      Candle candle = candle(row);
      checkAligned(candle, granularity);
      candles.put(candle.openedAt(), candle);
    }
    return List.copyOf(candles.values());
  }

  private static Candle candle(Json row) {
    double close = number(row, 4);
    double baseVolume = number(row, 5);
    try {
      return new Candle(
          row.at(0).instant(),
          number(row, 1),
          number(row, 2),
          number(row, 3),
          close,
          baseVolume,
          nearest(baseVolume * close, number(row, 6), number(row, 7)));
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswer(e);
    }
  }

  /// The quote volume: BitGet's descriptions disagree which of two columns holds it, the other
  /// being the volume in USDT.
  private static double nearest(double expected, double one, double other) {
    return Math.abs(one - expected) <= Math.abs(other - expected) ? one : other;
  }

  private static double number(Json row, int column) {
    return row.at(column).decimal().doubleValue();
  }

  /// A wrong granularity in a request has been answered with candles of another one.
  private static void checkAligned(Candle candle, Granularity granularity) {
    if (!granularity.openOf(candle.openedAt()).equals(candle.openedAt())) {
      throw new MalformedAnswer(
          "a candle at %s, which is no opening time of %s"
              .formatted(candle.openedAt(), granularity.code()));
    }
  }
}
