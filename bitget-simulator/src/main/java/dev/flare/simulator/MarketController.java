package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.fault.FaultMarks;
import dev.flare.simulator.market.Listing;
import dev.flare.simulator.market.MarketRows;
import dev.flare.simulator.market.Rhythm;
import dev.flare.simulator.market.SimulatedMarket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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

  private final SimulatedMarket market;
  private final MarketRows rows;
  private final InstantSource clock;

  MarketController(SimulatedMarket market, InstantSource clock) {
    this.market = market;
    this.rows = new MarketRows(market);
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
        asked(symbol).stream().map(listing -> MarketRows.symbol(listing, now)).toList(), now);
  }

  @GetMapping("/spot/market/tickers")
  Envelope tickers(@RequestParam(required = false) @Nullable String symbol) {
    Instant now = now();
    return Envelope.success(
        asked(symbol).stream().map(listing -> rows.ticker(listing, now)).toList(), now);
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
    int most = Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE);
    return Envelope.success(rows(symbol, granularity, new Span(start, end), most, now), now);
  }

  @GetMapping("/spot/market/history-candles")
  Envelope historyCandles(
      @RequestParam(required = false) @Nullable String symbol,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String limit) {
    Instant now = now();
    Instant end = Parameters.time("endTime", endTime);
    int most = Parameters.limit(limit, USUAL_PAGE, LARGEST_HISTORY_PAGE);
    Span span = new Span(Instant.EPOCH, end);
    return Envelope.success(rows(symbol, granularity, span, most, now), now);
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
    Rhythm rhythm = rhythm(Parameters.required("granularity", code));
    if (!listing.offers(rhythm)) {
      throw new Denial(
          Code.PARAMETER_INVALID,
          "The recorded candles of %s last %s; %s cannot be made of them"
              .formatted(listing.pair(), listing.tape().granularity().code(), code));
    }
    return listing.candles(rhythm, span.end(), limit, now).stream()
        .filter(candle -> !candle.openedAt().isBefore(span.start()))
        .map(candle -> MarketRows.candle(listing, candle))
        .toList();
  }

  private static Rhythm rhythm(String code) {
    return Rhythm.find(code)
        .orElseThrow(
            () -> new Denial(Code.PARAMETER_INVALID, "Parameter granularity cannot be " + code));
  }
}
