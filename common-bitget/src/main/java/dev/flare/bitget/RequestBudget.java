package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.time.Duration;

/// Keeps the requests of this suite below what the exchange allows.
interface RequestBudget {
  /// Returns when a request to `endpoint` may leave, and counts it.
  ///
  /// @throws ExchangeUnavailable when that would take longer than `patience`; nothing is counted
  void await(Endpoint endpoint, Priority priority, Duration patience);

  /// Tells that the exchange found a request to `endpoint` one too many.
  ///
  /// @param rest how long the exchange wants to be left alone; zero when it does not say
  void refused(Endpoint endpoint, Duration rest);
}
