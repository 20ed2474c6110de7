package dev.flare.bitget;

import dev.flare.market.Priority;
import java.time.Duration;

/// Carries a request to the exchange, once, and brings back what came of it.
@FunctionalInterface
interface Wire {
  /// Throws nothing for what happens on the way: that is [Answer.NoAnswer].
  ///
  /// @param atMost how long it may take altogether
  Answer send(ApiCall call, Duration atMost);

  /// This wire for requests of `priority`, where that makes a difference.
  default Wire at(Priority priority) {
    return this;
  }
}
