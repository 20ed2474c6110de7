package dev.flare.trading;

import dev.flare.jsondb.Change;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreException;
import dev.flare.market.Amount;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.Conversion.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Turns buy decisions into positions and closes them when an exit rule says so.
///
/// Signals, valuations and the user's wishes are messages to it, worked through one after the
/// other; requests to the exchange run beside, and their end is a message again. So there is one
/// writer, one entry at a time, and one conversion at a time for each position.
public final class Trader implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trader.class.getName());
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final TradingPlan plan;
  private final TradingRules rules;
  private final EntryRules entries;
  private final ExitRules exits;
  private final Book book;
  private final ConversionDesk desk;
  private final ConversionVenue venue;
  private final InstantSource clock;
  private final Executor threads;
  private final Mailbox mailbox;
  private final Refusals refusals;
  private final Map<String, Valuation> valuations = new ConcurrentHashMap<>();
  private final Sinks.Many<Valuation> valued = Sinks.many().multicast().directBestEffort();

  // Touched within the mailbox only:
  private final Deque<PublishedDecision> candidates = new ArrayDeque<>();
  private final Set<String> sellSignals = new HashSet<>();
  private final List<Runnable> unwritten = new ArrayList<>();
  private final List<Runnable> onIdle = new ArrayList<>();
  private boolean entering;
  private int converting;
  private boolean stopping;

  /// Opens the book in the store and settles what an earlier stop left open.
  ///
  /// @throws IllegalArgumentException when the book is in another coin than the base token
  public static Trader open(
      Store store, TradingPlan plan, TradingRules rules, Surroundings surroundings) {
    Records records = Records.in(store, new Switches(rules.tradingAtFirst(), Mode.DEMO));
    ConversionDesk desk =
        new ConversionDesk(
            records, surroundings.venue(), surroundings.nanos(), surroundings.clock());
    Book book = new Book(records, desk, plan.startBalance(), surroundings.clock());
    book.recover();
    return new Trader(plan, rules, book, desk, surroundings);
  }

  private Trader(
      TradingPlan plan,
      TradingRules rules,
      Book book,
      ConversionDesk desk,
      Surroundings surroundings) {
    this.plan = plan;
    this.rules = rules;
    this.entries = new EntryRules(plan, rules);
    this.exits = new ExitRules(rules);
    this.book = book;
    this.desk = desk;
    this.venue = surroundings.venue();
    this.clock = surroundings.clock();
    this.threads = surroundings.threads();
    this.mailbox = new Mailbox(surroundings.threads());
    this.refusals = new Refusals(surroundings.clock());
  }

  // --- Entries

  /// Takes a decision that was not handed over before.
  public void decided(PublishedDecision decision) {
    mailbox.execute(() -> hear(decision));
  }

  private void hear(PublishedDecision published) {
    Decision decision = published.decision();
    boolean ours = decision.pair().quote().equals(rules.baseToken()) && plan.wants(decision.pair());
    if (ours) {
      switch (decision.confirmed()) {
        case BUY -> consider(published);
        case SELL -> remember(decision);
        case NONE -> {}
      }
    }
  }

  private void remember(Decision sell) {
    book.funds().held().stream()
        .filter(held -> held.entry().motive().pair().equals(sell.pair()))
        .forEach(held -> sellSignals.add(held.id()));
  }

  /// A signal that comes while trading is off is refused now, not when trading is on again.
  private void consider(PublishedDecision signal) {
    switch (onArrival(signal)) {
      case Ruling.Accepted _ -> {
        candidates.addFirst(signal);
        enterNext();
      }
      case Ruling.Declined(var reason, var detail) -> refuse(signal, reason, detail);
    }
  }

  private Ruling onArrival(PublishedDecision signal) {
    if (stopping) {
      return Ruling.declined(Refusal.SHUTTING_DOWN, "this trader is stopping");
    }
    return entries.onArrival(candidate(signal)).and(() -> remembered(signal));
  }

  /// Taken only once it is certain never to be taken again.
  private Ruling remembered(PublishedDecision signal) {
    try {
      book.sawSignal(signal);
      return Ruling.accepted();
    } catch (StoreException e) {
      return Ruling.declined(Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  /// Tries candidates, the newest first, until one is on its way.
  private void enterNext() {
    while (!entering && !candidates.isEmpty()) {
      PublishedDecision signal = candidates.removeFirst();
      EntryCandidate candidate = candidate(signal);
      switch (entries.judge(candidate)) {
        case Ruling.Accepted _ -> enter(signal, candidate.stake());
        case Ruling.Declined(var reason, var detail) -> refuse(signal, reason, detail);
      }
    }
  }

  private EntryCandidate candidate(PublishedDecision signal) {
    Funds funds = book.funds();
    boolean trading = book.switches().trading() && !stopping;
    long lastSeq = book.lastSignal().seq();
    return new EntryCandidate(signal, clock.instant(), trading, lastSeq, funds, plan.stake(funds));
  }

  private void enter(PublishedDecision signal, Amount stake) {
    Decision decision = signal.decision();
    Percentage takeProfit = rules.takeProfit().of(decision).orElseThrow();
    try {
      Conversion wish = book.intendEntry(Motive.of(signal, takeProfit), stake);
      Scrutiny scrutiny = new EntryScrutiny(entries, venue, desk.quotes(), decision, stake);
      entering = true;
      convert(wish, Optional.empty(), scrutiny, ended -> entered(ended, signal));
    } catch (StoreException e) {
      refuse(signal, Refusal.STORAGE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(PublishedDecision signal, Refusal reason, String detail) {
    refusals.count(reason, nameOf(signal), detail);
  }

  private static String nameOf(PublishedDecision signal) {
    return "signal=%d pair=%s".formatted(signal.seq(), signal.decision().pair());
  }

  private void entered(Conversion ended, PublishedDecision signal) {
    entering = false;
    switch (ended.stage()) {
      case Stage.Confirmed(_, var paid, var received, _) ->
          log(
              "position=p{0} opened {1} cost={2} amount={3}",
              ended, nameOf(signal), paid, received);
      case Stage.Refused(var reason, var detail) -> refuse(signal, reason, detail);
      case Stage.Unknown(_, var reason, _) ->
          log("position=p{0} unclear {1} {2}", ended, nameOf(signal), reason);
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ -> {}
    }
    enterNext();
  }

  private static void log(String pattern, Conversion conversion, Object... more) {
    Object[] all = new Object[more.length + 1];
    all[0] = conversion.position();
    System.arraycopy(more, 0, all, 1, more.length);
    LOG.log(System.Logger.Level.INFO, pattern, all);
  }

  // --- Exits

  /// Takes what an open position would bring now.
  void valued(String position, HeldQuote quote) {
    mailbox.execute(() -> judge(position, quote));
  }

  private void judge(String position, HeldQuote quote) {
    boolean sellSignal = sellSignals.remove(position);
    if (stopping || !(book.held(position).orElse(null) instanceof Position.Open open)) {
      return;
    }
    Percentage change = open.entry().changeAt(quote.quote().receive());
    tell(new Valuation(position, quote.quote().receive(), change, clock.instant()));
    Position.Open seen = seen(open, change);
    exits
        .judge(new Standing(seen, change, clock.instant(), sellSignal))
        .ifPresent(reason -> exit(seen, reason, Optional.of(quote), _ -> {}));
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
  public CompletableFuture<CloseAnswer> close(String position) {
    CompletableFuture<CloseAnswer> answer = new CompletableFuture<>();
    tell(answer, () -> close(position, answer::complete));
    return answer;
  }

  private void close(String position, Consumer<CloseAnswer> answer) {
    Optional<Position> held = book.held(position);
    if (held.isPresent()) {
      switch (held.get()) {
        case Position.Open open -> exit(open, CloseReason.MANUAL, Optional.empty(), answer);
        case Position.Closing _ -> answer.accept(new CloseAnswer.AlreadyClosing());
        case Position.Closed _ -> answer.accept(new CloseAnswer.AlreadyClosed());
      }
    } else {
      answer.accept(
          book.closed(position).isPresent()
              ? new CloseAnswer.AlreadyClosed()
              : new CloseAnswer.NoSuchPosition());
    }
  }

  private void exit(
      Position.Open open,
      CloseReason reason,
      Optional<HeldQuote> inHand,
      Consumer<CloseAnswer> answer) {
    try {
      Conversion wish = book.intendExit(open, reason);
      convert(wish, inHand, Scrutiny.none(), ended -> answer.accept(exited(ended, open)));
    } catch (StoreException e) {
      String detail = String.valueOf(e.getMessage());
      refusals.count(Refusal.STORAGE_FAILED, "close position=" + open.id(), detail);
      answer.accept(new CloseAnswer.NotDone(Refusal.STORAGE_FAILED, detail));
    }
  }

  private CloseAnswer exited(Conversion ended, Position.Open before) {
    return switch (ended.stage()) {
      case Stage.Confirmed _ -> closed(before.id());
      case Stage.Refused(var reason, var detail) -> {
        refusals.count(reason, "close position=" + before.id(), detail);
        yield new CloseAnswer.NotDone(reason, detail);
      }
      case Stage.Unknown(_, var reason, _) -> {
        log("position=p{0} close unclear {1}", ended, reason);
        yield new CloseAnswer.Unclear(reason);
      }
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ ->
          throw new IllegalStateException(ended.id() + " has not ended");
    };
  }

  private CloseAnswer closed(String position) {
    Position.Closed closed = (Position.Closed) book.closed(position).orElseThrow();
    valuations.remove(position);
    LOG.log(
        System.Logger.Level.INFO,
        "position={0} closed reason={1} change={2} realised={3}",
        position,
        closed.reason(),
        closed.realisedPercentage(),
        closed.realised());
    return new CloseAnswer.Done(closed);
  }

  // --- Conversions

  /// Lets the desk carry out a wish on another thread and writes down how it ended.
  private void convert(
      Conversion wish, Optional<HeldQuote> inHand, Scrutiny scrutiny, Consumer<Conversion> then) {
    converting++;
    threads.execute(() -> {
      Conversion ended = desk.carryOut(wish, inHand, scrutiny);
      mailbox.execute(() -> ended(ended, then));
    });
  }

  /// What could not be written is kept and tried again: it has happened.
  private void ended(Conversion ended, Consumer<Conversion> then) {
    try {
      book.settle(ended);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.ERROR, "Cannot write down how " + ended.id() + " ended", e);
      unwritten.add(() -> ended(ended, then));
      return;
    }
    converting--;
    then.accept(ended);
    if (converting == 0) {
      onIdle.forEach(Runnable::run);
      onIdle.clear();
    }
  }

  /// Writes down what could not be written before.
  void catchUpOnWriting() {
    mailbox.execute(this::writeAgain);
  }

  private void writeAgain() {
    List<Runnable> again = List.copyOf(unwritten);
    unwritten.clear();
    again.forEach(Runnable::run);
  }

  // --- The user's wishes

  /// Opens or shuts the gate for new positions. Exits go on either way.
  public CompletableFuture<Switches> switchTrading(boolean on) {
    CompletableFuture<Switches> answer = new CompletableFuture<>();
    tell(
        answer,
        () -> {
          book.switchTrading(on);
          answer.complete(book.switches());
        });
    return answer;
  }

  /// Says how much cash there is, where the plan lets the user say so.
  ///
  /// @throws IllegalStateException where the plan does not
  public CompletableFuture<Ledger> setBalance(Amount cash) {
    if (!plan.takesDeposits()) {
      throw new IllegalStateException("The balance of this trader follows from its trades");
    }
    CompletableFuture<Ledger> answer = new CompletableFuture<>();
    tell(answer, () -> answer.complete(book.setCash(cash)));
    return answer;
  }

  /// Archives the ledger and begins a new one. Nothing is closed at the exchange.
  ///
  /// @param force also forget positions whose coins are really there
  public CompletableFuture<ResetAnswer> reset(boolean force) {
    CompletableFuture<ResetAnswer> answer = new CompletableFuture<>();
    tell(answer, () -> answer.complete(resetNow(force)));
    return answer;
  }

  private ResetAnswer resetNow(boolean force) {
    if (converting > 0) {
      return new ResetAnswer.Busy();
    }
    Optional<Position> live =
        book.records().held().all().stream()
            .filter(held -> held.entry().mode() == Mode.LIVE)
            .findFirst();
    if (live.isPresent() && !force) {
      return new ResetAnswer.LivePositionOpen(live.get().id());
    }
    valuations.clear();
    sellSignals.clear();
    return new ResetAnswer.Done(book.reset());
  }

  /// Forgets which signals it has seen, because they are counted anew.
  void forgetSignals() {
    mailbox.execute(book::forgetSignals);
  }

  /// Runs the message; what it throws goes to whoever waits for the answer.
  private void tell(CompletableFuture<?> answer, Runnable message) {
    mailbox.execute(() -> {
      try {
        message.run();
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
  }

  // --- What there is to see

  /// Everything at one moment.
  public Status status() {
    return Status.of(book, plan, valuations, refusals);
  }

  /// The newest signal that was looked at.
  public SignalMark lastSignal() {
    return book.lastSignal();
  }

  /// The loop that values this trader's open positions; to be started and closed by the caller.
  public RapidLoop rapid(RapidLoop.Pace pace) {
    return new RapidLoop(this, desk.quotes(), refusals, threads, pace);
  }

  /// Open positions, to be valued.
  List<Position.Open> openPositions() {
    return book.funds().held().stream()
        .filter(Position.Open.class::isInstance)
        .map(Position.Open.class::cast)
        .toList();
  }

  /// The plan's answer to whether the user sets the balance.
  public boolean takesDeposits() {
    return plan.takesDeposits();
  }

  /// Valuations as they come.
  public Flux<Valuation> valuations() {
    return valued.asFlux();
  }

  /// Changes of positions, ledger and switches as they become durable.
  public Flux<Change<?>> changes() {
    return book.records().store().changes();
  }

  /// Lets no entry in, waits for conversions under way, at most 20 seconds.
  @Override
  public void close() {
    CompletableFuture<Boolean> idle = new CompletableFuture<>();
    mailbox.execute(() -> stop(idle));
    try {
      idle.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(System.Logger.Level.ERROR, "Stopping with a conversion under way", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(CompletableFuture<Boolean> idle) {
    stopping = true;
    writeAgain();
    if (converting == 0) {
      idle.complete(true);
    } else {
      onIdle.add(() -> idle.complete(true));
    }
  }
}
