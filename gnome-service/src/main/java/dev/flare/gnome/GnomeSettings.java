package dev.flare.gnome;

import dev.flare.bitget.BitgetEndpoint;
import dev.flare.bitget.socket.SocketUrl;
import dev.flare.gnome.relay.BrokerAddress;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.signal.AnalysisMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What Gnome is told by environment and env file.
///
/// @param pairs followed from the very first start on
/// @param decisionsKept how many past decisions stay readable
/// @param broker through which decisions are said; without one Gnome tells everybody itself
record GnomeSettings(
    ServiceSettings service,
    BitgetEndpoint exchange,
    Feed feed,
    Rhythm rhythm,
    AnalysisMethod method,
    List<Pair> pairs,
    int decisionsKept,
    Optional<BrokerAddress> broker)
    implements ComponentSettings {

  /// Where candles come from.
  ///
  /// @param socket the exchange's public WebSocket
  public record Feed(MarketData marketData, URI socket) {}

  /// When candles are asked for.
  ///
  /// @param settling exchange time that a closed candle gets to settle
  /// @param interval longest real pause before another look for a late candle
  /// @param betweenPairs real time between two requests for candles
  public record Rhythm(
      Granularity granularity, Duration settling, Duration interval, Duration betweenPairs) {}

  /// Reads each name once.
  public static GnomeSettings read(SettingsReader in) {
    ServiceSettings service = ServiceSettings.read(in, "Gnome", 4000, "gnome");
    BitgetEndpoint exchange = exchange(in);
    return new GnomeSettings(
        service,
        exchange,
        feed(in, exchange),
        rhythm(in),
        MethodSettings.read(in),
        in.list(
            "PAIRS",
            "Pairs to follow from the very first start on; later they are added and removed over"
                + " the dashboard or REST.",
            "pairs such as BTC/USDT",
            GnomeSettings::pair),
        in.integer(
            "DECISIONS_KEPT",
            10_000,
            100,
            1_000_000,
            "Past decisions that stay readable, of all pairs together."),
        broker(in));
  }

  private static Optional<BrokerAddress> broker(SettingsReader in) {
    return in.optionalSecret(
        "BROKER_URL",
        "RabbitMQ (with its STOMP plugin) through which everything is said that listeners hear;"
            + " for more of them than one machine serves. Without it Gnome tells them itself.",
        "an address such as stomp://LOGIN:PASSWORD@HOST:61613",
        BrokerAddress::parse);
  }

  private static BitgetEndpoint exchange(SettingsReader in) {
    return BitgetEndpoint.of(
        in.url(
            "EXTERNAL",
            BitgetEndpoint.PRODUCTION,
            "Base address of the exchange's REST API, or of a stand-in for it."),
        in.millis(
            "EXTERNAL_TIMEOUT_MS", Duration.ofSeconds(10), 1, "How long one request may take."),
        in.number(
            "EXTERNAL_CLOCK_SPEED",
            1,
            0.001,
            100_000,
            "How many times faster than real time the exchange's clock runs; other than 1 only at"
                + " the simulator."));
  }

  private static Feed feed(SettingsReader in, BitgetEndpoint exchange) {
    return new Feed(
        in.choice(
            "MARKET_DATA",
            MarketData.class,
            MarketData.AUTO,
            "How candles come in. rest asks for each when it is due; websocket lets the exchange"
                + " push them and asks only for what the pushes do not prove; auto is websocket,"
                + " or rest while EXTERNAL_CLOCK_SPEED is not 1."),
        in.optional(
                "WEBSOCKET_URL",
                "The exchange's public WebSocket. Without it, BitGet's own when EXTERNAL is"
                    + " BitGet, else /v2/ws/public beside EXTERNAL.",
                "a ws or wss address",
                SocketUrl::parse)
            .orElseGet(() -> SocketUrl.of(exchange.address())));
  }

  private static Rhythm rhythm(SettingsReader in) {
    return new Rhythm(
        in.parsed(
            "CENTRAL_LOOP_GRANULARITY",
            Granularity.FIVE_MINUTES,
            "Length of the candles that are analysed.",
            Arrays.stream(Granularity.values())
                .map(Granularity::code)
                .collect(Collectors.joining(", ")),
            Granularity::parse,
            Granularity::code),
        in.millis(
            "SETTLING_DELAY_MS",
            Duration.ofSeconds(1),
            0,
            "Time by the exchange's clock between the close of a candle and the request for it."),
        in.millis(
            "CENTRAL_LOOP_INTERVAL_MS",
            Duration.ofSeconds(1),
            10,
            "Longest pause before looking again for a candle that is due but not served yet. Rounds"
                + " themselves follow the candles' closes."),
        in.millis(
            "INTER_PAIR_INTERVAL_MS",
            Duration.ZERO,
            0,
            "Least time between the requests for candles of two pairs."));
  }

  private static Pair pair(String text) {
    String[] coins = text.split("/", -1);
    if (coins.length != 2) {
      throw new IllegalArgumentException("'%s' is no pair".formatted(text));
    }
    return Pair.of(coins[0].strip(), coins[1].strip());
  }
}
