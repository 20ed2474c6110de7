package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionBroadcast;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.gnome.feed.CandleFeed;
import dev.flare.gnome.feed.CandleSchedule;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.signal.AnalysisMethod;
import io.micrometer.core.instrument.MeterRegistry;

/// What the watches of all pairs work with.
public record Workshop(
    CandleSource source,
    CandleSchedule schedule,
    AnalysisMethod method,
    DecisionLog decisions,
    DecisionBroadcast broadcast,
    PairBoard board,
    MeterRegistry meters) {

  Granularity granularity() {
    return schedule.granularity();
  }

  CandleFeed feed(Pair pair) {
    return new CandleFeed(source, pair, granularity(), schedule.time());
  }

  /// Candles without which nothing is decided.
  int enough() {
    return method.settings().indicators().dataLength();
  }
}
