package dev.flare.simulator.socket;

import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.MarketRows;
import dev.flare.simulator.market.Rhythm;
import dev.flare.simulator.market.SimulatedMarket;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows which topics there are.
@Component
final class Feeds {
  /// What is called otherwise in the calls.
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("candle1m", "1min"),
          Map.entry("candle3m", "3min"),
          Map.entry("candle5m", "5min"),
          Map.entry("candle15m", "15min"),
          Map.entry("candle30m", "30min"),
          Map.entry("candle1H", "1h"),
          Map.entry("candle4H", "4h"),
          Map.entry("candle6H", "6h"),
          Map.entry("candle12H", "12h"),
          Map.entry("candle1D", "1day"),
          Map.entry("candle6Hutc", "6Hutc"),
          Map.entry("candle12Hutc", "12Hutc"),
          Map.entry("candle1Dutc", "1Dutc"));

  private final SimulatedMarket market;
  private final MarketRows rows;

  Feeds(SimulatedMarket market) {
    this.market = market;
    this.rows = new MarketRows(market);
  }

  /// Empty for a topic that does not exist.
  Optional<Feed> find(Topic topic) {
    return topic.instType().equalsIgnoreCase("SPOT")
        ? market.find(topic.instId()).flatMap(listing -> feed(topic.channel(), listing))
        : Optional.empty();
  }

  private Optional<Feed> feed(String channel, Listing listing) {
    return channel.equals("ticker")
        ? Optional.of(new TickerFeed(rows, listing))
        : Optional.ofNullable(CODES.get(channel))
            .flatMap(Rhythm::find)
            .filter(listing::offers)
            .map(rhythm -> new CandleFeed(listing, rhythm));
  }
}
