package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Candles without gaps: where one is missing between others, a flat one without volume takes its
/// place.
public final class Gapless {
  private Gapless() {}

  /// @param candles at least one, oldest first
  public static Fetched series(List<Candle> candles, Granularity granularity) {
    Candle first = candles.getFirst();
    List<Candle> series = new ArrayList<>(List.of(first));
    series.addAll(after(first, candles.subList(1, candles.size()), granularity));
    return new Fetched(series, series.size() - candles.size());
  }

  /// @param later oldest first
  static List<Candle> after(Candle latest, Collection<Candle> later, Granularity granularity) {
    List<Candle> series = new ArrayList<>();
    Candle before = latest;
    for (Candle candle : later) {
      while (before.closesAt(granularity).isBefore(candle.openedAt())) {
        before = flatAfter(before, granularity);
        series.add(before);
      }
      series.add(candle);
      before = candle;
    }
    return series;
  }

  private static Candle flatAfter(Candle before, Granularity granularity) {
    double price = before.close();
    return new Candle(before.closesAt(granularity), price, price, price, price, 0, 0);
  }
}
