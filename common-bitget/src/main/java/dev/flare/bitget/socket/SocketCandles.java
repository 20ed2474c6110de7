package dev.flare.bitget.socket;

import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/// Candles as the exchange pushed them, wherever the pushes prove what REST would say; everything
/// else is asked of REST.
///
/// Follows a pair from the first question about it on, until nobody asks any more. Whatever happens
/// to the connection costs requests, never candles.
public final class SocketCandles implements CandleSource, AutoCloseable {
  private final CandleSource rest;
  private final InstantSource clock;
  private final Map<Topic.Candles, PushedCandles> topics = new ConcurrentHashMap<>();
  private final LongAdder answered = new LongAdder();
  private final Line line;

  /// Connects at the first question.
  ///
  /// @param rest asked for whatever the pushes do not prove
  /// @param clock the exchange's
  public SocketCandles(SocketSite site, CandleSource rest, InstantSource clock) {
    this(rest, clock, listener -> new OkHttpLine(site, listener));
  }

  /// @param line makes the line, given who listens to it
  SocketCandles(CandleSource rest, InstantSource clock, Function<Consumer<Step>, Line> line) {
    this.rest = rest;
    this.clock = clock;
    this.line = line.apply(this::take);
  }

  @Override
  public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    Topic.Candles topic = Topic.of(pair, granularity);
    PushedCandles pushed =
        topics.computeIfAbsent(topic, _ -> new PushedCandles(topic.granularity()));
    line.tell(new Event.Asked(topic));
    Optional<List<Candle>> known = pushed.newest(count, clock.instant());
    known.ifPresent(_ -> answered.increment());
    return known.orElseGet(() -> bridge(pushed, pair, granularity, count));
  }

  @Override
  public boolean lists(Pair pair) {
    return rest.lists(pair);
  }

  /// How many questions were answered without a request.
  public long answeredByPushes() {
    return answered.sum();
  }

  @Override
  public void close() {
    line.close();
  }

  private List<Candle> bridge(PushedCandles pushed, Pair pair, Granularity granularity, int count) {
    long interruptions = pushed.interruptions();
    Instant asked = clock.instant();
    List<Candle> closed = rest.closedCandles(pair, granularity, count);
    pushed.bridge(closed, asked, interruptions);
    return closed;
  }

  private void take(Step step) {
    switch (step) {
      case Step.Deliver(var news) -> deliver(news);
      case Step.Interrupted(var interrupted, _) ->
          interrupted.stream()
              .flatMap(topic -> Optional.ofNullable(topics.get(topic)).stream())
              .forEach(PushedCandles::interrupt);
      case Step.Forget(var topic) -> topics.remove(topic);
      case Step.Connect _, Step.Send _, Step.HangUp _, Step.Note _ ->
          throw new IllegalArgumentException("%s is for the line to do".formatted(step));
    }
  }

  private void deliver(Message.News news) {
    switch (news) {
      case Message.Pushed(var topic, var candles, var at) ->
          Optional.ofNullable(topics.get(topic))
              .ifPresent(pushed -> at.ifPresent(then -> pushed.push(candles, then)));
      case Message.Priced _ -> {} // never asked for here
    }
  }
}
