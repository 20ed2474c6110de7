package dev.flare.e2e.model;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.LiveReadiness;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.simulator.SteppedExchange;
import dev.flare.trader.TraderComponent;
import java.time.Instant;
import java.util.List;

/// Where a trader works, and with which settings.
record Site(SteppedExchange exchange, Bitget client, TraderComponent settings) {
  private static final ApiKeys KEYS = new ApiKeys("simulator-key", "simulator-secret", "simulator");

  ConversionVenue venue() {
    return client.convert(KEYS);
  }

  ConversionBooks books() {
    return client.books(KEYS);
  }

  /// By the clock of the trader.
  Instant now() {
    return client.clock().instant();
  }

  List<String> obstacles() {
    try {
      return LiveReadiness.of(client.account(KEYS).state()).reasons();
    } catch (ExchangeUnavailable e) {
      return List.of("it cannot be looked at: " + e.getMessage());
    }
  }
}
