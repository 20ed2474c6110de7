package dev.flare.trader;

import dev.flare.service.stomp.Broadcast;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import dev.flare.trading.Valuation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/// Tells listeners what changed: a position when it changes, valuations a few times a second, and
/// the rest of the state when it is another than before.
@Component
final class TraderTopics implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(TraderTopics.class);
  private static final Duration TOGETHER = Duration.ofMillis(250);
  private static final int MOST_TOGETHER = 500;

  private final Trader trader;
  private final TraderReport report;
  private final Broadcast broadcast;
  private final Disposable listening;
  private TraderJson.@Nullable State told;

  TraderTopics(Trader trader, TraderReport report, Broadcast broadcast) {
    this.trader = trader;
    this.report = report;
    this.broadcast = broadcast;
    this.listening = Disposables.composite(positions(), valuations(), state());
  }

  private Disposable positions() {
    PositionNews news = new PositionNews(this::everyPosition);
    return trader
        .news()
        .subscribe(
            each -> news.of(each).forEach(this::tell),
            e -> log.error("No more positions are told", e));
  }

  private Stream<Position> everyPosition() {
    Status now = trader.status();
    return Stream.concat(now.held().stream(), now.closed().stream());
  }

  private void tell(Position position) {
    broadcast.send("/topic/positions", TraderReport.trade(position, trader.status()));
  }

  private Disposable valuations() {
    return trader
        .valuations()
        .bufferTimeout(MOST_TOGETHER, TOGETHER)
        .subscribe(
            batch -> broadcast.send("/topic/valuations", newest(batch)),
            e -> log.error("No more valuations are told", e));
  }

  private static List<TraderJson.Value> newest(List<Valuation> batch) {
    Map<String, Valuation> newest = new LinkedHashMap<>();
    batch.forEach(each -> newest.put(each.position(), each));
    return newest.values().stream().map(TraderJson::of).toList();
  }

  private Disposable state() {
    return Flux.interval(TOGETHER)
        .onBackpressureDrop()
        .subscribe(_ -> tellState(), e -> log.error("The state is told no more", e));
  }

  private void tellState() {
    TraderJson.State now = report.state();
    if (!now.equals(told)) {
      told = now;
      broadcast.send("/topic/state", now);
    }
  }

  @Override
  public void destroy() {
    listening.dispose();
  }
}
