package dev.flare.market;

import java.util.List;

/// The port that tells what can be traded.
public interface PairSource {
  /// Every pair that the exchange lists for trading now.
  ///
  /// @throws ExchangeUnavailable when no right answer came, after the adapter's own retries
  List<Pair> listed();
}
