package dev.flare.bitget.socket;

import dev.flare.market.Pair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Prices as the exchange pushes them, for as long as they are fresh.
///
/// Follows a pair from the first question about it on, until nobody asks any more. An old price is
/// never given: where nothing is pushed, there is nothing, and somebody else must be asked.
public final class SocketPrices implements AutoCloseable {
  static final Duration FRESH = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<Topic, Message.Priced> latest = new ConcurrentHashMap<>();
  private final Line line;

  /// Connects at the first question.
  ///
  /// @param clock the exchange's
  public SocketPrices(SocketSite site, InstantSource clock) {
    this(clock, listener -> new OkHttpLine(site, listener));
  }

  /// @param line makes the line, given who listens to it
  SocketPrices(InstantSource clock, Function<Consumer<Step>, Line> line) {
    this.clock = clock;
    this.line = line.apply(this::take);
  }

  /// The newest price, if the exchange composed it within the last second by its own clock.
  public Optional<Message.Priced> fresh(Pair pair) {
    Topic topic = Topic.tickerOf(pair);
    line.tell(new Event.Asked(topic));
    return Optional.ofNullable(latest.get(topic)).filter(this::isFresh);
  }

  private boolean isFresh(Message.Priced price) {
    return Duration.between(price.at(), clock.instant()).abs().compareTo(FRESH) <= 0;
  }

  @Override
  public void close() {
    line.close();
  }

  private void take(Step step) {
    switch (step) {
      case Step.Deliver(var news) -> deliver(news);
      case Step.Interrupted(var topics, _) -> topics.forEach(latest::remove);
      case Step.Forget(var topic) -> latest.remove(topic);
      case Step.Connect _, Step.Send _, Step.HangUp _, Step.Note _ ->
          throw new IllegalArgumentException("%s is for the line to do".formatted(step));
    }
  }

  /// What was composed later counts, in whatever order it arrives.
  private void deliver(Message.News news) {
    switch (news) {
      case Message.Priced price ->
          latest.merge(
              price.topic(), price, (known, told) -> told.at().isBefore(known.at()) ? known : told);
      case Message.Pushed _ -> {} // never asked for here
    }
  }
}
