package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import dev.flare.trading.Conversion.Stage;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Open positions on their way to being closed.
///
/// Everything that changes something is called within the mailbox.
final class Exits {
  private static final System.Logger LOG = System.getLogger(Exits.class.getName());

  private final ExitRules rules;
  private final Book book;
  private final RunningConversions conversions;
  private final InstantSource clock;
  private final Refusals refusals;
  private final Map<String, Valuation> valuations = new ConcurrentHashMap<>();
  private final Sinks.Many<Valuation> valued = Sinks.many().multicast().directBestEffort();
  private final Set<String> sellSignals = ConcurrentHashMap.newKeySet();
  private boolean stopped;

  Exits(
      ExitRules rules,
      Book book,
      RunningConversions conversions,
      InstantSource clock,
      Refusals refusals) {
    this.rules = rules;
    this.book = book;
    this.conversions = conversions;
    this.clock = clock;
    this.refusals = refusals;
  }

  /// Lets the next valuation of each position of the pair know that a sell signal came.
  void sellSignal(Pair pair) {
    book.held().stream()
        .filter(held -> held.entry().motive().pair().equals(pair))
        .forEach(held -> sellSignals.add(held.id()));
  }

  /// Judges a position by what it would bring now.
  void judge(String position, HeldQuote quote) {
    if (!stopped && book.held(position).orElse(null) instanceof Position.Open open) {
      Amount value = quote.quote().receive();
      Amount before = lastValue(open);
      Percentage change = open.entry().changeAt(value);
      tell(new Valuation(position, value, change, clock.instant()));
      if (Quotes.areWorldsApart(before, value)) {
        refusals.count(
            Refusal.QUOTE_IMPLAUSIBLE,
            Optional.of(open.entry().motive().pair()),
            "value position=" + position,
            "%s after %s; the next quote decides".formatted(value, before));
      } else {
        judge(open, change, quote);
      }
    }
  }

  /// A single quote may be a slip of the exchange; two in a row are the market.
  private Amount lastValue(Position.Open open) {
    return Optional.ofNullable(valuations.get(open.id()))
        .map(Valuation::value)
        .orElse(open.entry().cost());
  }

  private void judge(Position.Open open, Percentage change, HeldQuote quote) {
    Standing standing = standing(seen(open, change), change);
    sellSignals.remove(open.id());
    rules.judge(standing).ifPresent(reason -> exit(standing, reason, quote));
  }

  private Standing standing(Position.Open open, Percentage change) {
    return new Standing(open, change, clock.instant(), sellSignals.contains(open.id()));
  }

  /// How urgent the next look at a position is; may be asked from any thread.
  Priority urgency(Position.Open open) {
    Percentage change = open.entry().changeAt(lastValue(open));
    return rules.areNear(standing(open, change)) ? Priority.TRIGGERED_EXIT : Priority.EXIT;
  }

  /// A sell signal that led to nothing counts again at the next valuation.
  private void exit(Standing standing, CloseReason reason, HeldQuote quote) {
    exit(
        standing.position(),
        reason,
        Optional.of(quote),
        new ExitScrutiny(rules, standing, reason, quote.quote()),
        answer -> {
          if (standing.sellSignal() && answer instanceof CloseAnswer.NotDone) {
            sellSignals.add(standing.position().id());
          }
        });
  }

  private void tell(Valuation valuation) {
    valuations.put(valuation.position(), valuation);
    valued.tryEmitNext(valuation);
  }

  /// A full disk must not keep a stop loss from being judged.
  private Position.Open seen(Position.Open open, Percentage change) {
    Position.Open seen = open.seenAt(change);
    try {
      book.saw(seen);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "Best and worst of " + open.id() + " not kept", e);
    }
    return seen;
  }

  /// Closes a position because the user wants it.
  void close(String position, Consumer<CloseAnswer> answer) {
    Optional<Position> known = book.held(position).or(() -> book.closed(position));
    if (known.isEmpty()) {
      answer.accept(new CloseAnswer.NoSuchPosition());
      return;
    }
    switch (known.get()) {
      case Position.Open open -> closeNow(open, answer);
      case Position.Closing _ -> answer.accept(new CloseAnswer.AlreadyClosing());
      case Position.Closed _ -> answer.accept(new CloseAnswer.AlreadyClosed());
    }
  }

  private void closeNow(Position.Open open, Consumer<CloseAnswer> answer) {
    if (stopped) {
      answer.accept(notDone(open.id(), Refusal.SHUTTING_DOWN, "this trader is stopping"));
    } else {
      exit(open, CloseReason.MANUAL, Optional.empty(), Scrutiny.none(), answer);
    }
  }

  private void exit(
      Position.Open open,
      CloseReason reason,
      Optional<HeldQuote> inHand,
      Scrutiny scrutiny,
      Consumer<CloseAnswer> answer) {
    try {
      Conversion wish = book.intendExit(open, reason);
      conversions.start(wish, inHand, scrutiny, ended -> answer.accept(exited(ended, open.id())));
    } catch (StoreException e) {
      answer.accept(notDone(open.id(), Refusal.STORAGE_FAILED, String.valueOf(e.getMessage())));
    }
  }

  private CloseAnswer exited(Conversion ended, String position) {
    return switch (ended.stage()) {
      case Stage.Confirmed _ -> closed(position);
      case Stage.Refused(var reason, var detail) -> notDone(position, reason, detail);
      case Stage.Unknown(_, var reason, _, _) -> {
        LOG.log(System.Logger.Level.WARNING, "position={0} close unclear {1}", position, reason);
        yield new CloseAnswer.Unclear(reason);
      }
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ ->
          throw new IllegalStateException(ended.id() + " has not ended");
    };
  }

  private CloseAnswer notDone(String position, Refusal reason, String detail) {
    Optional<Pair> pair = book.held(position).map(held -> held.entry().motive().pair());
    refusals.count(reason, pair, "close position=" + position, detail);
    return new CloseAnswer.NotDone(reason, detail);
  }

  private CloseAnswer closed(String position) {
    Position.Closed closed = (Position.Closed) book.closed(position).orElseThrow();
    valuations.remove(position);
    sellSignals.remove(position);
    LOG.log(
        System.Logger.Level.INFO,
        "position={0} closed reason={1} change={2} realised={3}",
        position,
        closed.reason(),
        closed.realisedPercentage(),
        closed.realised());
    return new CloseAnswer.Done(closed);
  }

  /// Begins no more exits.
  void stop() {
    stopped = true;
  }

  void forget() {
    valuations.clear();
    sellSignals.clear();
  }

  /// The newest of each open position; readable from any thread.
  Map<String, Valuation> newest() {
    return valuations;
  }

  Flux<Valuation> asTheyCome() {
    return valued.asFlux();
  }
}
