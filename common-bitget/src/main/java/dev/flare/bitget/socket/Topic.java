package dev.flare.bitget.socket;

import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.util.Arrays;
import java.util.Optional;

/// One stream of candles that can be subscribed to.
///
/// @param symbol of the pair, in the exchange's spelling
public record Topic(String symbol, Granularity granularity) {
  public static Topic of(Pair pair, Granularity granularity) {
    return new Topic(pair.symbol(), granularity);
  }

  /// @param channel in the exchange's spelling, where case tells minutes from months
  public static Optional<Topic> find(String channel, String symbol) {
    return Arrays.stream(Granularity.values())
        .map(granularity -> new Topic(symbol, granularity))
        .filter(topic -> topic.channel().equals(channel))
        .findFirst();
  }

  /// The exchange's name for it; the REST API spells the same lengths differently.
  String channel() {
    return switch (granularity) {
      case ONE_MINUTE -> "candle1m";
      case THREE_MINUTES -> "candle3m";
      case FIVE_MINUTES -> "candle5m";
      case FIFTEEN_MINUTES -> "candle15m";
      case THIRTY_MINUTES -> "candle30m";
      case ONE_HOUR -> "candle1H";
      case FOUR_HOURS -> "candle4H";
      case SIX_HOURS -> "candle6Hutc";
      case TWELVE_HOURS -> "candle12Hutc";
      case ONE_DAY -> "candle1Dutc";
    };
  }

  @Override
  public String toString() {
    return symbol + " " + channel();
  }
}
