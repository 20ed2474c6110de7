package dev.flare.gnome.feed;

import dev.flare.market.Candle;
import java.util.List;

/// Closed candles as they follow each other, oldest first, without a gap.
///
/// @param filled how many of them the exchange does not have: flat, without volume
public record Fetched(List<Candle> candles, int filled) {
  public Fetched {
    candles = List.copyOf(candles);
  }
}
