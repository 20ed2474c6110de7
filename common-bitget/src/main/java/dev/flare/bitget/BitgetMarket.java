package dev.flare.bitget;

import dev.flare.bitget.Answer.Answered;
import dev.flare.bitget.Reads.Reply;
import dev.flare.bitget.Reads.Reply.Denied;
import dev.flare.bitget.Reads.Reply.Told;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.PairSource;
import dev.flare.market.Priority;
import dev.flare.market.UnknownPair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// BitGet's public market data by REST.
public final class BitgetMarket implements CandleSource, PairSource {
  private static final int LARGEST_COUNT = 1000;
  private static final int LARGEST_PAGE = 1000;
  private static final int LARGEST_HISTORY_PAGE = 200;

  /// What BitGet says about a symbol it does not have.
  private static final Set<String> UNKNOWN_SYMBOL = Set.of("40034", "40102");

  private static final String ONLINE = "online";

  private final Reads reads;
  private final Reads candleReads;

  BitgetMarket(Reads reads) {
    this(reads, reads);
  }

  /// @param reads for what somebody waits for
  /// @param candleReads for candles, which many pairs want at the same moment
  BitgetMarket(Reads reads, Reads candleReads) {
    this.reads = reads;
    this.candleReads = candleReads;
  }

  /// {@inheritDoc}
  ///
  /// Closed is what had ended by BitGet's own time of the answer. When the first page does not
  /// reach far enough back, older pages are added until there are enough or no more.
  @Override
  public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    if (count < 1 || count > LARGEST_COUNT) {
      throw new IllegalArgumentException(
          "%d candles cannot be asked for; 1 to %d can".formatted(count, LARGEST_COUNT));
    }
    Page newest = newest(pair, granularity, count);
    NavigableMap<Instant, Candle> candles = new TreeMap<>();
    newest.closed().forEach(candle -> candles.put(candle.openedAt(), candle));
    Instant before = candles.isEmpty() ? newest.end() : candles.firstKey();
    addOlder(candles, pair, granularity, before, count);
    return List.copyOf(candles.descendingMap().values())
        .subList(0, Math.min(count, candles.size()))
        .reversed();
  }

  @Override
  public boolean lists(Pair pair) {
    ApiCall call = ApiCall.get(Endpoint.SYMBOLS, Map.of("symbol", pair.symbol()));
    Reply<Boolean> reply = reads.ask(call, answer -> isOnline(answer, pair));
    return !isUnknownSymbol(reply) && reply.orUnavailable();
  }

  /// {@inheritDoc}
  ///
  /// A coin whose name is none here is left out: nobody could ask for its pair.
  @Override
  public List<Pair> listed() {
    ApiCall call = ApiCall.get(Endpoint.SYMBOLS, Map.of());
    return reads.ask(call, BitgetMarket::onlinePairs).orUnavailable();
  }

  /// The price right now.
  ///
  /// @throws UnknownPair when BitGet does not list the pair
  /// @throws ExchangeUnavailable when no right answer came
  public Ticker ticker(Pair pair) {
    ApiCall call = ApiCall.get(Endpoint.TICKERS, Map.of("symbol", pair.symbol()));
    return listed(pair, reads.ask(call, answer -> tickerOf(answer, pair)));
  }

  /// @param end the moment up to which all closed candles are before
  private record Page(List<Candle> closed, Instant end) {}

  private Page newest(Pair pair, Granularity granularity, int count) {
    int limit = Math.min(count + 1, LARGEST_PAGE);
    ApiCall call =
        ApiCall.get(
            Endpoint.CANDLES,
            Map.of(
                "symbol", pair.symbol(),
                "granularity", granularity.code(),
                "limit", Integer.toString(limit)));
    return listed(pair, candleReads.ask(call, answer -> page(answer, granularity)));
  }

  private void addOlder(
      NavigableMap<Instant, Candle> candles,
      Pair pair,
      Granularity granularity,
      Instant before,
      int count) {
    Instant end = before;
    while (candles.size() < count) {
      List<Candle> older = older(pair, granularity, end, count - candles.size());
      if (older.isEmpty()) {
        return;
      }
      older.forEach(candle -> candles.putIfAbsent(candle.openedAt(), candle));
      end = candles.firstKey();
    }
  }

  private List<Candle> older(Pair pair, Granularity granularity, Instant end, int wanted) {
    int limit = Math.min(wanted, LARGEST_HISTORY_PAGE);
    ApiCall call =
        ApiCall.get(
            Endpoint.HISTORY_CANDLES,
            Map.of(
                "symbol", pair.symbol(),
                "granularity", granularity.code(),
                "endTime", Long.toString(end.toEpochMilli()),
                "limit", Integer.toString(limit)));
    List<Candle> page =
        listed(pair, candleReads.ask(call, answer -> CandleRows.of(answer.data(), granularity)));
    return page.stream().filter(candle -> candle.openedAt().isBefore(end)).toList();
  }

  BitgetMarket at(Priority priority) {
    return new BitgetMarket(reads.at(priority), candleReads.at(priority));
  }

  /// This market, with the time of one question for all that it is asked from now on.
  BitgetMarket together() {
    return new BitgetMarket(reads.together(), candleReads.together());
  }

  private static Page page(Answered answer, Granularity granularity) {
    Instant now =
        answer.at().orElseThrow(() -> new MalformedAnswer("candles without a requestTime"));
    List<Candle> closed =
        CandleRows.of(answer.data(), granularity).stream()
            .filter(candle -> !candle.closesAt(granularity).isAfter(now))
            .toList();
    return new Page(closed, granularity.openOf(now));
  }

  private static boolean isOnline(Answered answer, Pair pair) {
    return row(answer, pair).map(BitgetMarket::isOnline).orElse(false);
  }

  private static boolean isOnline(Json symbol) {
    return symbol.get("status").text().equalsIgnoreCase(ONLINE);
  }

  private static List<Pair> onlinePairs(Answered answer) {
    return answer.data().list().stream()
        .filter(BitgetMarket::isOnline)
        .flatMap(symbol -> named(symbol).stream())
        .toList();
  }

  private static Optional<Pair> named(Json symbol) {
    try {
      return Optional.of(Pair.of(symbol.get("baseCoin").text(), symbol.get("quoteCoin").text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Ticker tickerOf(Answered answer, Pair pair) {
    Json row = row(answer, pair).orElseThrow(() -> new MalformedAnswer("no ticker of " + pair));
    return new Ticker(
        pair,
        row.get("lastPr").decimal(),
        price(row, "bidPr"),
        price(row, "askPr"),
        row.get("ts").instant());
  }

  /// Empty for a dead book, where BitGet has "0" or nothing.
  static Optional<BigDecimal> price(Json row, String field) {
    return row.find(field).map(Json::decimal).filter(price -> price.signum() > 0);
  }

  private static Optional<Json> row(Answered answer, Pair pair) {
    return answer.data().list().stream()
        .filter(row -> row.get("symbol").text().equalsIgnoreCase(pair.symbol()))
        .findFirst();
  }

  private static <T> T listed(Pair pair, Reply<T> reply) {
    if (isUnknownSymbol(reply)) {
      throw new UnknownPair(pair);
    }
    return reply.orUnavailable();
  }

  private static boolean isUnknownSymbol(Reply<?> reply) {
    return switch (reply) {
      case Told<?> _ -> false;
      case Denied<?>(var code, _) -> UNKNOWN_SYMBOL.contains(code);
    };
  }
}
