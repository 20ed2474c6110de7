package dev.flare.market;

import java.util.List;

/// The port through which candles come in.
public interface CandleSource {
  /// The newest closed candles, oldest first, without the one that is still forming.
  ///
  /// Sorted and without repeats; there may be fewer than asked for when the pair is young, and
  /// there may be gaps where the exchange has them.
  ///
  /// @param count how many are wanted, 1 to 1000
  /// @throws ExchangeUnavailable when no right answer came, after the adapter's own retries
  /// @throws UnknownPair when the exchange does not list the pair
  List<Candle> closedCandles(Pair pair, Granularity granularity, int count);

  /// Whether the exchange lists the pair for trading now.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  boolean lists(Pair pair);
}
