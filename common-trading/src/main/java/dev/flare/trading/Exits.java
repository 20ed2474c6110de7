package dev.flare.trading;

import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.trading.Conversion.Stage;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private final Shortages shortages;
  private final InstantSource clock;
  private final Refusals refusals;
  private final Map<String, Valuation> valuations = new ConcurrentHashMap<>();
  private final Sinks.Many<Valuation> valued = Sinks.many().multicast().directBestEffort();
  private final Set<String> sellSignals = ConcurrentHashMap.newKeySet();
  private final Set<String> pricedBySum = ConcurrentHashMap.newKeySet();
  private final SumDiscounts discounts = new SumDiscounts();
  private boolean stopped;

  Exits(
      ExitRules rules,
      Book book,
      RunningConversions conversions,
      Shortages shortages,
      InstantSource clock,
      Refusals refusals) {
    this.rules = rules;
    this.book = book;
    this.conversions = conversions;
    this.shortages = shortages;
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
    List<Standing> standing = standings(List.of(position), quote.quote());
    standing.forEach(each -> ownPrice(each.position(), quote));
    standing.stream()
        .filter(each -> shortages.mayTry(each.position().entry().number()))
        .forEach(each -> {
          sellSignals.remove(position);
          rules.judge(each).ifPresent(reason -> exit(each, reason, quote));
        });
  }

  /// Values positions by what all of them would bring together.
  ///
  /// @return which of them are near a trigger, so that their own quotes must be seen
  List<Position.Open> valueTogether(List<String> positions, HeldQuote together) {
    List<Standing> standings = standings(positions, together.quote());
    standings.forEach(each -> pricedBySum.add(each.position().id()));
    standings.stream()
        .findFirst()
        .ifPresent(each -> discounts.sum(Round.Kind.of(each.position()), together));
    Map<Boolean, List<Position.Open>> byNearness =
        standings.stream()
            .collect(
                Collectors.partitioningBy(
                    this::isNear, Collectors.mapping(Standing::position, Collectors.toList())));
    byNearness.getOrDefault(false, List.of()).forEach(far -> sellSignals.remove(far.id()));
    return byNearness.getOrDefault(true, List.of());
  }

  private void ownPrice(Position.Open open, HeldQuote quote) {
    pricedBySum.remove(open.id());
    discounts.single(Round.Kind.of(open), quote);
  }

  /// What a sum told of a position hides some of its gain.
  private boolean isNear(Standing standing) {
    Position.Open open = standing.position();
    return rules.areNear(
        standing,
        pricedBySum.contains(open.id()) ? discounts.factor(Round.Kind.of(open)) : BigDecimal.ONE);
  }

  /// Where open positions stand at the price of a quote, told and kept; those are left out to which
  /// it does not seem to apply.
  private List<Standing> standings(List<String> positions, Quote quote) {
    List<Standing> standings =
        stopped
            ? List.of()
            : positions.stream()
                .flatMap(id -> book.held(id).stream())
                .filter(Position.Open.class::isInstance)
                .flatMap(open -> valued((Position.Open) open, quote).stream())
                .toList();
    if (!standings.isEmpty()) {
      keep(standings.stream().map(Standing::position).toList());
    }
    return standings;
  }

  private Optional<Standing> valued(Position.Open open, Quote quote) {
    Amount value = Quotes.worth(open.entry().amount(), quote);
    Amount before = lastValue(open);
    Percentage change = open.entry().changeAt(value);
    tell(new Valuation(open.id(), value, change, clock.instant()));
    if (Quotes.areWorldsApart(before, value)) {
      refusals.count(
          Refusal.QUOTE_IMPLAUSIBLE,
          Optional.of(open.entry().motive().pair()),
          "value position=" + open.id(),
          "%s after %s; the next quote decides".formatted(value, before));
      return Optional.empty();
    }
    return Optional.of(standing(open.seenAt(change), change));
  }

  /// A single quote may be a slip of the exchange; two in a row are the market.
  Amount lastValue(Position.Open open) {
    return Optional.ofNullable(valuations.get(open.id()))
        .map(Valuation::value)
        .orElse(open.entry().cost());
  }

  private Standing standing(Position.Open open, Percentage change) {
    return new Standing(open, change, clock.instant(), sellSignals.contains(open.id()));
  }

  /// How urgent the next look at a position is; may be asked from any thread.
  Priority urgency(Position.Open open) {
    Percentage change = open.entry().changeAt(lastValue(open));
    return isNear(standing(open, change)) ? Priority.TRIGGERED_EXIT : Priority.EXIT;
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
  private void keep(List<Position.Open> seen) {
    try {
      book.saw(seen);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "Best and worst of " + seen.size() + " not kept", e);
    }
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
      exit(open, CloseReason.MANUAL, Optional.empty(), likeBefore(open), answer);
    }
  }

  private Scrutiny likeBefore(Position.Open open) {
    return new LikeBefore(
        open.entry().amount(),
        Optional.ofNullable(valuations.get(open.id())).map(Valuation::value));
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
    return new CloseAnswer.Done(gone(position));
  }

  /// Forgets what was known of a position while it was open.
  Position.Closed gone(String position) {
    Position.Closed closed = (Position.Closed) book.closed(position).orElseThrow();
    valuations.remove(position);
    sellSignals.remove(position);
    pricedBySum.remove(position);
    shortages.isOver(closed.entry().number());
    LOG.log(
        System.Logger.Level.INFO,
        "position={0} closed reason={1} change={2} realised={3}",
        position,
        closed.reason(),
        closed.realisedPercentage(),
        closed.realised());
    return closed;
  }

  /// Begins no more exits.
  void stop() {
    stopped = true;
  }

  void forget() {
    valuations.clear();
    sellSignals.clear();
    pricedBySum.clear();
  }

  /// The newest of each open position; readable from any thread.
  Map<String, Valuation> newest() {
    return valuations;
  }

  Flux<Valuation> asTheyCome() {
    return valued.asFlux();
  }
}
