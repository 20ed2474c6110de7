package dev.flare.simulator.socket;

import java.time.Instant;
import java.util.Optional;

/// Follows a topic for one subscriber.
sealed interface Feed permits CandleFeed, TickerFeed {
  /// What is pushed right after subscribing.
  Push first(Instant now, long nanos);

  /// What is pushed next, if it is time for it.
  ///
  /// @param now exchange time
  /// @param nanos real time, monotonic
  Optional<Push> next(Instant now, long nanos);
}
