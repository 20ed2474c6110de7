package dev.flare.trader;

import dev.flare.bitget.ExchangeClock;
import dev.flare.market.Amount;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import dev.flare.trading.performance.EquityCurve;
import dev.flare.trading.performance.Performance;
import dev.flare.trading.performance.Span;
import dev.flare.trading.performance.Trade;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Figures over all closed trades of the present mode, from the first position to now.
@RestController
@RequestMapping("/api/statistics")
final class StatisticsController {
  private static final int POINTS = 1000;

  private final Trader trader;
  private final ExchangeClock clock;

  StatisticsController(Trader trader, ExchangeClock clock) {
    this.trader = trader;
    this.clock = clock;
  }

  @GetMapping
  StatisticsJson.Statistics statistics() {
    Status status = trader.status();
    List<Trade> trades = status.closed().stream().map(Trade::of).toList();
    return StatisticsJson.of(
        Performance.of(trades, status.funds().ledger().invested(), since(status.closed())));
  }

  /// The balance from close to close, as many points as a chart can show.
  @GetMapping("/equity")
  List<StatisticsJson.Point> equity() {
    Status status = trader.status();
    List<Trade> trades = status.closed().stream().map(Trade::of).toList();
    Amount start = status.funds().ledger().invested();
    return EquityCurve.of(trades, start, since(status.closed()).from(), POINTS).points().stream()
        .map(StatisticsJson.Point::of)
        .toList();
  }

  private Span since(List<Position.Closed> closed) {
    Instant now = clock.instant();
    Instant first =
        closed.stream().map(it -> it.entry().openedAt()).min(Comparator.naturalOrder()).orElse(now);
    return new Span(first, now.isBefore(first) ? first : now);
  }
}
