package dev.flare.simulator.socket;

import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.MarketRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ticker of one pair, whole each time.
final class TickerFeed implements Feed {
  /// Names that differ from those of the call, and what is called so there.
  private static final Map<String, String> RENAMED =
      Map.of("symbol", "instId", "open", "open24h", "usdtVolume", "");

  private final MarketRows rows;
  private final Listing listing;
  private Instant last = Instant.EPOCH;

  TickerFeed(MarketRows rows, Listing listing) {
    this.rows = rows;
    this.listing = listing;
  }

  @Override
  public Push first(Instant now, long nanos) {
    last = now;
    Map<String, String> row = new LinkedHashMap<>();
    rows.ticker(listing, now)
        .forEach((name, value) -> row.put(RENAMED.getOrDefault(name, name), value));
    row.remove("");
    return Push.snapshot(List.of(row));
  }

  @Override
  public Optional<Push> next(Instant now, long nanos) {
    return now.equals(last) ? Optional.empty() : Optional.of(first(now, nanos));
  }
}
