package dev.flare.gnome.pair;

import dev.flare.market.Pair;

/// A pair as the user wants it.
///
/// @param active whether candles are fetched and decided
/// @param changedAt epoch milliseconds of the exchange's time
public record TrackedPair(
    String symbol, String base, String quote, boolean active, long changedAt) {
  static TrackedPair of(Pair pair, boolean active, long changedAt) {
    return new TrackedPair(
        pair.symbol(), pair.base().name(), pair.quote().name(), active, changedAt);
  }

  Pair pair() {
    return Pair.of(base, quote);
  }
}
