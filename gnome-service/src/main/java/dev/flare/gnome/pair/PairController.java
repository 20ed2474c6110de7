package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionLog;
import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.DecisionMessage;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/pairs`: which pairs are followed, how each is doing, its candles and decisions.
@RestController
@RequestMapping("/api/pairs")
final class PairController {
  private final Pairs pairs;
  private final PairBoard board;
  private final CentralLoop loop;
  private final CandleSource source;
  private final DecisionLog decisions;

  PairController(
      Pairs pairs, PairBoard board, CentralLoop loop, CandleSource source, DecisionLog decisions) {
    this.pairs = pairs;
    this.board = board;
    this.loop = loop;
    this.source = source;
    this.decisions = decisions;
  }

  @GetMapping
  List<PairView> all() {
    return board.all();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<PairView> add(@RequestBody NewPair wanted) {
    Pair pair = wanted.pair();
    if (pairs.find(pair.symbol()).isPresent()) {
      throw known(pair);
    }
    requireListed(pair);
    TrackedPair added = pairs.add(pair, wanted.isActive()).orElseThrow(() -> known(pair));
    follow(added);
    board.added(added);
    return ResponseEntity.created(URI.create("pairs/" + added.symbol())).body(board.view(added));
  }

  @PatchMapping("/{symbol}")
  PairView change(@PathVariable String symbol, @RequestBody PairSwitch wanted) {
    TrackedPair changed =
        pairs.switchTo(symbol, wanted.required()).orElseThrow(() -> unknown(symbol));
    follow(changed);
    board.changed(changed);
    return board.view(changed);
  }

  @DeleteMapping("/{symbol}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String symbol) {
    TrackedPair removed = pairs.remove(symbol).orElseThrow(() -> unknown(symbol));
    loop.leave(removed.pair());
    board.removed(removed);
  }

  /// The analysed series, newest first.
  @GetMapping("/{symbol}/candles")
  ResponseEntity<List<CandleView>> candles(@PathVariable String symbol, Paging paging) {
    requireKnown(symbol);
    Instant before = paging.cursorNumber().map(Instant::ofEpochMilli).orElse(Instant.MAX);
    List<Candle> found =
        loop.series(symbol).map(series -> series.before(before, paging.wanted())).orElse(List.of());
    return paging.page(found.stream().map(CandleView::of).toList(), CandleView::openedAt);
  }

  /// Past decisions, newest first.
  @GetMapping("/{symbol}/decisions")
  ResponseEntity<List<DecisionMessage>> decisions(@PathVariable String symbol, Paging paging) {
    requireKnown(symbol);
    long before = paging.cursorNumber().orElse(Long.MAX_VALUE);
    return paging.page(decisions.before(before, symbol, paging.wanted()), DecisionMessage::seq);
  }

  private void follow(TrackedPair pair) {
    if (pair.active()) {
      loop.follow(pair.pair());
    } else {
      loop.leave(pair.pair());
    }
  }

  private void requireKnown(String symbol) {
    if (pairs.find(symbol).isEmpty()) {
      throw unknown(symbol);
    }
  }

  private void requireListed(Pair pair) {
    try {
      if (!source.lists(pair)) {
        throw Problem.notFound(
            "pair-not-listed", "The exchange does not list %s for trading".formatted(pair));
      }
    } catch (ExchangeUnavailable e) {
      throw Problem.unavailable(
          "exchange-unavailable",
          "Cannot ask the exchange about %s: %s".formatted(pair, e.getMessage()));
    }
  }

  static Problem unknown(String symbol) {
    return Problem.notFound("pair-unknown", symbol + " is not followed here");
  }

  private static Problem known(Pair pair) {
    return Problem.conflict("pair-known", pair + " is followed already");
  }

  /// @param active taken for true when it is missing
  record NewPair(@Nullable String base, @Nullable String quote, @Nullable Boolean active) {
    Pair pair() {
      String first = base;
      String second = quote;
      if (first == null || second == null) {
        throw malformed("A pair needs base and quote, such as BTC and USDT");
      }
      return orMalformed(() -> Pair.of(first.strip(), second.strip()));
    }

    boolean isActive() {
      return active == null || active;
    }

    private static Pair orMalformed(Supplier<Pair> pair) {
      try {
        return pair.get();
      } catch (IllegalArgumentException e) {
        throw malformed(String.valueOf(e.getMessage()));
      }
    }

    private static Problem malformed(String detail) {
      return Problem.malformed("pair-malformed", detail);
    }
  }

  record PairSwitch(@Nullable Boolean active) {
    boolean required() {
      if (active == null) {
        throw Problem.malformed("active-missing", "Say {\"active\": true} or {\"active\": false}");
      }
      return active;
    }
  }

  /// A candle as it travels; prices and volumes in plain notation.
  record CandleView(
      long openedAt,
      String open,
      String high,
      String low,
      String close,
      String baseVolume,
      String quoteVolume) {

    static CandleView of(Candle candle) {
      return new CandleView(
          candle.openedAt().toEpochMilli(),
          plain(candle.open()),
          plain(candle.high()),
          plain(candle.low()),
          plain(candle.close()),
          plain(candle.baseVolume()),
          plain(candle.quoteVolume()));
    }

    private static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }
}
