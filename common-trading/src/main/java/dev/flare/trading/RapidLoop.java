package dev.flare.trading;

import dev.flare.market.Coin;
import dev.flare.market.Pair;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Values every open position again and again, by asking what it would bring now.
///
/// Each is asked for on a thread of its own, so that one slow answer delays that position alone; a
/// position whose answer is still out is not asked for again. Where requests queue, positions that
/// are near their end go first.
public final class RapidLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RapidLoop.class.getName());

  private final Trader trader;
  private final ConversionDesk desk;
  private final Executor threads;
  private final Pace pace;
  private final Refusals refusals;
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  RapidLoop(Trader trader, ConversionDesk desk, Refusals refusals, Executor threads, Pace pace) {
    this.trader = trader;
    this.desk = desk;
    this.refusals = refusals;
    this.threads = threads;
    this.pace = pace;
  }

  /// How fast, in real time.
  ///
  /// @param interval between the ends and the beginnings of rounds
  /// @param between two positions of a round
  public record Pace(Duration interval, Duration between) {}

  /// Begins, on a thread of its own.
  public void start() {
    Thread.ofVirtual().name("rapid").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        round();
        Thread.sleep(pace.interval);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "A rapid round failed", e);
      }
    }
  }

  /// Asks for each open position once.
  public void round() throws InterruptedException {
    trader.catchUp();
    boolean first = true;
    for (Position.Open open : trader.openPositions()) {
      if (!first) {
        Thread.sleep(pace.between);
      }
      first = false;
      if (!closed && asking.add(open.id())) {
        threads.execute(() -> value(open));
      }
    }
  }

  private void value(Position.Open open) {
    Coin home = open.entry().cost().coin();
    try {
      Quotes quotes = desk.quotes(open.entry().mode()).at(trader.urgency(open));
      switch (quotes.ask(open.entry().amount(), home)) {
        case Quotes.Answer.Got(var held) -> trader.valued(open.id(), held);
        case Quotes.Answer.Nothing(var reason, var detail) -> refuse(open, reason, detail);
      }
    } catch (RuntimeException e) {
      refuse(open, Refusal.UNEXPECTED_FAULT, e.toString());
    } finally {
      asking.remove(open.id());
    }
  }

  private void refuse(Position.Open open, Refusal reason, String detail) {
    Pair pair = open.entry().motive().pair();
    refusals.count(reason, Optional.of(pair), "value position=" + open.id(), detail);
  }

  @Override
  public void close() {
    closed = true;
  }
}
