package dev.flare.gnome.pair;

import dev.flare.market.Candle;
import dev.flare.signal.ReadAgain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What was read again of the pairs that are looked at: once for each candle, however many look.
///
/// Holds only the few pairs that were looked at last; a pair's readings take some 2 MB.
final class ReadingRoom {
  static final int MOST = 3;

  private final Function<List<Candle>, List<ReadAgain>> reader;
  private final Map<String, Desk> desks = new LinkedHashMap<>(MOST, 0.75f, true);

  /// @param reader reads a series, oldest first
  ReadingRoom(Function<List<Candle>, List<ReadAgain>> reader) {
    this.reader = reader;
  }

  /// @param candles of the pair as they are now, oldest first
  List<ReadAgain> read(String symbol, List<Candle> candles) {
    return desk(symbol).read(candles);
  }

  private synchronized Desk desk(String symbol) {
    Desk desk = desks.computeIfAbsent(symbol, _ -> new Desk());
    if (desks.size() > MOST) {
      desks.remove(desks.keySet().iterator().next());
    }
    return desk;
  }

  private final class Desk {
    private List<Candle> candles = List.of();
    private List<ReadAgain> read = List.of();

    synchronized List<ReadAgain> read(List<Candle> now) {
      if (!now.equals(candles)) {
        read = reader.apply(now);
        candles = now;
      }
      return read;
    }
  }
}
