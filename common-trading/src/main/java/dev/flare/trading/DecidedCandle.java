package dev.flare.trading;

import dev.flare.market.Decision;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Instant;

/// The newest candle of a pair on which a buy signal was looked at. Unlike the number of the signal
/// it stays the same when the engine loses its memory and decides the candle anew.
record DecidedCandle(Pair pair, Granularity granularity, Instant openedAt) {
  static DecidedCandle of(Decision decision) {
    return new DecidedCandle(decision.pair(), decision.granularity(), decision.candleAt());
  }
}
