package dev.flare.trader;

import dev.flare.service.stomp.Broadcast;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import dev.flare.trading.Valuation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/// Tells listeners what changed, and nothing else: a position when it changes, valuations a few
/// times a second, and of the rest of the state what is another than before. Messages are numbered,
/// and [#present()] says which of them it has in it.
@Component
final class TraderTopics implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(TraderTopics.class);
  private static final Duration TOGETHER = Duration.ofMillis(250);
  private static final int MOST_TOGETHER = 500;

  private final Trader trader;
  private final TraderReport report;
  private final DeltaTopic positions;
  private final DeltaTopic valuations;
  private final DeltaTopic states;
  private final Disposable listening;
  private TraderJson.State told;

  TraderTopics(Trader trader, TraderReport report, Broadcast broadcast) {
    this.trader = trader;
    this.report = report;
    this.positions = new DeltaTopic("/topic/positions", broadcast);
    this.valuations = new DeltaTopic("/topic/valuations", broadcast);
    this.states = new DeltaTopic("/topic/state", broadcast);
    this.told = report.state(trader.status());
    this.listening = Disposables.composite(positions(), valuations(), state());
  }

  /// The answer to `GET /api/state`, with all that was told before it. What comes after is told as
  /// changes of exactly this.
  synchronized TraderReport.Full present() {
    long lastPosition = positions.seq();
    long lastValuation = valuations.seq();
    Status status = trader.status();
    tell(report.state(status));
    return new TraderReport.Full(
        told,
        status.held().stream().map(it -> TraderReport.trade(it, status)).toList(),
        new TraderReport.Seqs(states.seq(), lastPosition, lastValuation));
  }

  private Disposable positions() {
    return trader
        .news()
        .subscribe(
            positions.teller(new PositionNews(positions)::hear),
            e -> log.error("No more positions are told", e));
  }

  private Disposable valuations() {
    return trader
        .valuations()
        .bufferTimeout(MOST_TOGETHER, TOGETHER)
        .subscribe(
            valuations.teller(batch -> valuations.tell(newest(batch))),
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
        .subscribe(states.teller(_ -> tellState()), e -> log.error("The state is told no more", e));
  }

  private synchronized void tellState() {
    tell(report.state(trader.status()));
  }

  private void tell(TraderJson.State now) {
    if (!now.equals(told)) {
      ObjectNode changes = Changes.between(Changes.tree(told), Changes.tree(now));
      told = now;
      states.tell(changes);
    }
  }

  @Override
  public void destroy() {
    listening.dispose();
  }
}
