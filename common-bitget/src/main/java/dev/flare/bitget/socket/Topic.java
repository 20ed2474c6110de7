package dev.flare.bitget.socket;

import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// One stream that can be subscribed to.
public sealed interface Topic {
  /// Of the pair, in the exchange's spelling.
  String symbol();

  /// The exchange's name for the kind of stream.
  String channel();

  /// The real time without any push after which a connection that carries it is taken for dead.
  ///
  /// @param speed how many times faster than real time the exchange's clock runs
  Duration silence(double speed);

  /// The real time for which it is followed after somebody asked for it.
  ///
  /// @param speed how many times faster than real time the exchange's clock runs
  Duration interest(double speed);

  static Candles of(Pair pair, Granularity granularity) {
    return new Candles(pair.symbol(), granularity);
  }

  static Ticker tickerOf(Pair pair) {
    return new Ticker(pair.symbol());
  }

  /// @param channel in the exchange's spelling, where case tells minutes from months
  static Optional<Topic> find(String channel, String symbol) {
    return channel.equals(Ticker.CHANNEL)
        ? Optional.of(new Ticker(symbol))
        : Arrays.stream(Granularity.values())
            .<Topic>map(granularity -> new Candles(symbol, granularity))
            .filter(topic -> topic.channel().equals(channel))
            .findFirst();
  }

  /// Candles of one length: at least one comes in each interval.
  record Candles(String symbol, Granularity granularity) implements Topic {
    static final Duration LEAST_INTEREST = Duration.ofMinutes(10);
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(10);
    private static final int INTERVALS = 3;

    /// The REST API spells the same lengths differently.
    @Override
    public String channel() {
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
    public Duration silence(double speed) {
      Duration silence = intervals(speed);
      return silence.compareTo(LEAST_SILENCE) >= 0 ? silence : LEAST_SILENCE;
    }

    @Override
    public Duration interest(double speed) {
      return LEAST_INTEREST.plus(intervals(speed));
    }

    private Duration intervals(double speed) {
      long nanos = granularity.duration().multipliedBy(INTERVALS).toNanos();
      return Duration.ofNanos(Math.round(nanos / speed));
    }

    @Override
    public String toString() {
      return symbol + " " + channel();
    }
  }

  /// The price: comes several times a second while there is trade, and not at all without.
  record Ticker(String symbol) implements Topic {
    private static final String CHANNEL = "ticker";
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Duration INTEREST = Duration.ofMinutes(2);

    @Override
    public String channel() {
      return CHANNEL;
    }

    @Override
    public Duration silence(double speed) {
      return SILENCE;
    }

    @Override
    public Duration interest(double speed) {
      return INTEREST;
    }

    @Override
    public String toString() {
      return symbol + " " + CHANNEL;
    }
  }
}
