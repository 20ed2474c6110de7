package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// The newest candles that were analysed, for whoever wants to look at them.
public final class Series {
  private final Deque<Candle> candles = new ArrayDeque<>();

  /// Begins anew with these, oldest first.
  public synchronized void restart(List<Candle> series) {
    candles.clear();
    add(series);
  }

  public synchronized void add(List<Candle> later) {
    candles.addAll(later);
    while (candles.size() > CandleFeed.MOST) {
      candles.removeFirst();
    }
  }

  /// Those opened before a moment, newest first.
  public synchronized List<Candle> before(Instant moment, int limit) {
    List<Candle> found = new ArrayList<>();
    for (Iterator<Candle> each = candles.descendingIterator(); each.hasNext(); ) {
      Candle candle = each.next();
      if (found.size() < limit && candle.openedAt().isBefore(moment)) {
        found.add(candle);
      }
    }
    return found;
  }
}
