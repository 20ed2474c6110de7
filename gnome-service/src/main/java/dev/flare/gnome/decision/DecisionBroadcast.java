package dev.flare.gnome.decision;

import dev.flare.gnome.feed.MarketTime;
import dev.flare.market.DecisionMessage;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.service.stomp.Broadcast;
import dev.flare.signal.AnalystMemory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Tells the world what was decided: first written, then sent, in the order of the numbers.
///
/// All decisions are in the log. Sent over STOMP are those that are news: the one about the newest
/// candle, unless that candle itself is outdated (the next one closed more than ten real seconds
/// ago), and others whose candle closed within the last two real seconds, which is how it goes when
/// the exchange's clock runs fast. Decisions that an outage delayed are not sent; a consumer sees
/// the gap in the numbers and reads them with `GET /api/decisions?after=`. Their `analysedAt` is
/// true and thus recent, so whoever acts on decisions must judge their age by the close of the
/// candle (`candleAt` plus `granularity`) as well.
public final class DecisionBroadcast {
  private static final Duration NEWS = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String ALL = "/topic/decisions";

  private final DecisionLog log;
  private final Broadcast broadcast;
  private final Digest digest;
  private final MarketTime time;
  private final MeterRegistry meters;
  private final Queue<Submission> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock inOrder = new ReentrantLock();

  public DecisionBroadcast(
      DecisionLog log, Broadcast broadcast, Digest digest, MarketTime time, MeterRegistry meters) {
    this.log = log;
    this.broadcast = broadcast;
    this.digest = digest;
    this.time = time;
    this.meters = meters;
  }

  /// Writes and sends the decisions about successive candles of one pair; returns when that is
  /// done.
  ///
  /// Whatever other pairs want while one is being written goes to disk together after it, so that
  /// many pairs that close at once wait for the disk a few times and not once each.
  ///
  /// @param analysed oldest first, at least one
  /// @param memory of the analyst after the last of them
  public void publish(Pair pair, List<Analysed> analysed, AnalystMemory memory) {
    Submission mine = new Submission(pair, analysed, memory);
    waiting.add(mine);
    inOrder.lock();
    try {
      if (!mine.isDone()) {
        publishAll();
      }
      mine.rethrow();
    } finally {
      inOrder.unlock();
    }
  }

  private void publishAll() {
    List<Submission> all = new ArrayList<>();
    for (Submission next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
    }
    try {
      Iterator<List<DecisionMessage>> written = log.append(all).iterator();
      all.forEach(each -> tell(each, written.next()));
    } catch (RuntimeException e) {
      all.forEach(each -> each.failed(e));
    }
  }

  private void tell(Submission submission, List<DecisionMessage> written) {
    try {
      written.forEach(this::count);
      written.stream()
          .filter(each -> each == written.getLast() ? isCurrent(each) : isNews(each))
          .forEach(this::send);
      submission.succeeded();
    } catch (RuntimeException e) {
      submission.failed(e);
    }
  }

  private boolean isNews(DecisionMessage decision) {
    return lag(decision).compareTo(NEWS) <= 0;
  }

  private boolean isCurrent(DecisionMessage decision) {
    Duration next = time.real(Granularity.parse(decision.granularity()).duration());
    boolean current = lag(decision).compareTo(next.plus(GRACE)) <= 0;
    if (!current) {
      meters.counter("flare.decisions.outdated").increment();
    }
    return current;
  }

  /// Real time since the candle closed.
  private Duration lag(DecisionMessage decision) {
    Duration candle = Granularity.parse(decision.granularity()).duration();
    Instant closed = Instant.ofEpochMilli(decision.candleAt()).plus(candle);
    return time.real(Duration.between(closed, time.now()));
  }

  private void send(DecisionMessage decision) {
    broadcast.send(List.of(ALL, ALL + "." + decision.symbol()), decision);
    digest.add(decision);
    Timer.builder("flare.decision.lag")
        .description("Real time from the close of a candle until its decision was sent")
        .publishPercentiles(0.5, 0.99)
        .register(meters)
        .record(lag(decision));
  }

  private void count(DecisionMessage decision) {
    Counter.builder("flare.decisions")
        .description("Decisions made")
        .tag("label", decision.label())
        .tag("confirmed", Boolean.toString(decision.buy() || decision.sell()))
        .register(meters)
        .increment();
  }
}
