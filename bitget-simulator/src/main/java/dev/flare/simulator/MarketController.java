package dev.flare.simulator;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.fault.FaultMarks;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.SimulatedMarket;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The public calls.
@RestController
@RequestMapping("/api/v2")
final class MarketController {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final int LARGEST_HISTORY_PAGE = 200;
  private static final Duration DAY = Duration.ofDays(1);

  private final SimulatedMarket market;
  private final InstantSource clock;

  MarketController(SimulatedMarket market, InstantSource clock) {
    this.market = market;
    this.clock = clock;
  }

  @GetMapping("/public/time")
  Envelope time() {
    Instant now = now();
    return Envelope.success(Map.of("serverTime", Long.toString(now.toEpochMilli())), now);
  }

  @GetMapping("/spot/public/symbols")
  Envelope symbols(@RequestParam(required = false) @Nullable String symbol) {
    Instant now = now();
    return Envelope.success(
        asked(symbol).stream().map(listing -> symbol(listing, now)).toList(), now);
  }

  @GetMapping("/spot/market/tickers")
  Envelope tickers(@RequestParam(required = false) @Nullable String symbol) {
    Instant now = now();
    return Envelope.success(
        asked(symbol).stream().map(listing -> ticker(listing, now)).toList(), now);
  }

  @GetMapping("/spot/market/candles")
  Envelope candles(
      @RequestParam(required = false) @Nullable String symbol,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String startTime,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String limit,
      HttpServletRequest request) {
    Instant now = now();
    boolean hasStart = startTime != null && !FaultMarks.of(request).ignoresStart();
    Instant start = hasStart ? Parameters.time("startTime", startTime) : Instant.EPOCH;
    Instant end = endTime == null ? Instant.MAX : Parameters.time("endTime", endTime);
    int rows = Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE);
    return Envelope.success(rows(symbol, granularity, new Span(start, end), rows, now), now);
  }

  @GetMapping("/spot/market/history-candles")
  Envelope historyCandles(
      @RequestParam(required = false) @Nullable String symbol,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String limit) {
    Instant now = now();
    Instant end = Parameters.time("endTime", endTime);
    int rows = Parameters.limit(limit, USUAL_PAGE, LARGEST_HISTORY_PAGE);
    Span span = new Span(Instant.EPOCH, end);
    return Envelope.success(rows(symbol, granularity, span, rows, now), now);
  }

  @RequestMapping("/**")
  Envelope elsewhere() {
    throw new Denial(Code.PATH_UNKNOWN);
  }

  /// In whole milliseconds, so that the answer's time and its candles tell the same story.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Collection<Listing> asked(@Nullable String symbol) {
    return symbol == null || symbol.isEmpty() ? market.listings() : List.of(listing(symbol));
  }

  private Listing listing(@Nullable String symbol) {
    return market
        .find(Parameters.required("symbol", symbol))
        .orElseThrow(
            () -> new Denial(Code.SYMBOL_UNKNOWN, "Parameter %s does not exist".formatted(symbol)));
  }

  /// Which candles are asked for: those that open from `start` on and before `end`.
  private record Span(Instant start, Instant end) {}

  private List<List<String>> rows(
      @Nullable String symbol, @Nullable String code, Span span, int limit, Instant now) {
    Listing listing = listing(symbol);
    Granularity granularity = granularity(Parameters.required("granularity", code));
    if (!listing.offers(granularity)) {
      throw new Denial(
          Code.PARAMETER_INVALID,
          "The recorded candles of %s last %s; %s cannot be made of them"
              .formatted(listing.pair(), listing.tape().granularity().code(), granularity.code()));
    }
    return listing.candles(granularity, span.end(), limit, now).stream()
        .filter(candle -> !candle.openedAt().isBefore(span.start()))
        .map(candle -> row(listing, candle))
        .toList();
  }

  private static Granularity granularity(String code) {
    return Arrays.stream(Granularity.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new Denial(Code.PARAMETER_INVALID, "Parameter granularity cannot be " + code));
  }

  private static List<String> row(Listing listing, Candle candle) {
    String quoteVolume = plain(candle.quoteVolume());
    return List.of(
        Long.toString(candle.openedAt().toEpochMilli()),
        listing.decimal(candle.open()).toPlainString(),
        listing.decimal(candle.high()).toPlainString(),
        listing.decimal(candle.low()).toPlainString(),
        listing.decimal(candle.close()).toPlainString(),
        plain(candle.baseVolume()),
        quoteVolume,
        quoteVolume);
  }

  private static Map<String, String> symbol(Listing listing, Instant now) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("symbol", listing.pair().symbol());
    row.put("baseCoin", listing.pair().base().name());
    row.put("quoteCoin", listing.pair().quote().name());
    row.put("minTradeAmount", "0");
    row.put("maxTradeAmount", "900000000000000000000");
    row.put("takerFeeRate", "0.001");
    row.put("makerFeeRate", "0.001");
    row.put("pricePrecision", Integer.toString(listing.tape().digits()));
    row.put("quantityPrecision", "8");
    row.put("quotePrecision", "8");
    row.put("status", listing.isHalted(now) ? "halt" : "online");
    row.put("minTradeUSDT", "1");
    row.put("buyLimitPriceRatio", "0.05");
    row.put("sellLimitPriceRatio", "0.05");
    row.put("areaSymbol", "no");
    row.put("orderQuantity", "200");
    row.put("openTime", "");
    row.put("offTime", "");
    return row;
  }

  private Map<String, String> ticker(Listing listing, Instant now) {
    Candle day = listing.over(DAY, now);
    Candle sinceMidnight =
        listing.over(Duration.between(now.truncatedTo(ChronoUnit.DAYS), now), now);
    Map<String, String> row = new LinkedHashMap<>();
    row.put("symbol", listing.pair().symbol());
    row.put("lastPr", listing.price(now).toPlainString());
    row.put("open", listing.decimal(day.open()).toPlainString());
    row.put("high24h", listing.decimal(day.high()).toPlainString());
    row.put("low24h", listing.decimal(day.low()).toPlainString());
    row.put("bidPr", market.bid(listing, now).toPlainString());
    row.put("bidSz", "1");
    row.put("askPr", market.ask(listing, now).toPlainString());
    row.put("askSz", "1");
    row.put("baseVolume", plain(day.baseVolume()));
    row.put("quoteVolume", plain(day.quoteVolume()));
    row.put("usdtVolume", plain(day.quoteVolume()));
    row.put("openUtc", listing.decimal(sinceMidnight.open()).toPlainString());
    row.put("changeUtc24h", change(sinceMidnight));
    row.put("change24h", change(day));
    row.put("ts", Long.toString(now.toEpochMilli()));
    return row;
  }

  private static String change(Candle candle) {
    return BigDecimal.valueOf(candle.close() / candle.open() - 1)
        .setScale(5, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
