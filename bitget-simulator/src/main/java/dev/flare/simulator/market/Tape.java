package dev.flare.simulator.market;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import java.time.Instant;
import java.util.Optional;

/// Everything that ever happens to one pair's price, in candles of the finest granularity known.
///
/// It reaches into the future; whoever reads it must not show more than exchange time allows.
public interface Tape {
  Granularity granularity();

  /// The finished candle that opens at `open`, an opening time; empty where the tape has a gap or
  /// is over.
  Optional<Candle> candle(Instant open);

  /// The open time of the first candle.
  Instant begin();

  /// When the last candle closes.
  Instant end();

  /// Decimals that prices are told with.
  int digits();
}
