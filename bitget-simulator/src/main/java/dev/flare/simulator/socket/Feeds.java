package dev.flare.simulator.socket;

import dev.flare.market.Granularity;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.MarketRows;
import dev.flare.simulator.market.SimulatedMarket;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows which topics there are.
@Component
final class Feeds {
  private static final Map<String, Granularity> CANDLES =
      Map.of(
          "candle1m", Granularity.ONE_MINUTE,
          "candle3m", Granularity.THREE_MINUTES,
          "candle5m", Granularity.FIVE_MINUTES,
          "candle15m", Granularity.FIFTEEN_MINUTES,
          "candle30m", Granularity.THIRTY_MINUTES,
          "candle1H", Granularity.ONE_HOUR,
          "candle4H", Granularity.FOUR_HOURS,
          "candle6Hutc", Granularity.SIX_HOURS,
          "candle12Hutc", Granularity.TWELVE_HOURS,
          "candle1Dutc", Granularity.ONE_DAY);

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
        : Optional.ofNullable(CANDLES.get(channel))
            .filter(listing::offers)
            .map(granularity -> new CandleFeed(listing, granularity));
  }
}
