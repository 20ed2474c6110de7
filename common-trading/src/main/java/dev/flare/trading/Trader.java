package dev.flare.trading;

import dev.flare.jsondb.News;
import dev.flare.jsondb.Store;
import dev.flare.market.AccountName;
import dev.flare.market.Amount;
import dev.flare.market.Decision;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.TradingRules.ExitOnSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/// Turns buy decisions into positions and closes them when an exit rule says so.
///
/// Signals, valuations and the user's wishes are messages to it, worked through one after the
/// other; requests to the exchange run beside, and their end is a message again. So there is one
/// writer, one entry at a time, and one conversion at a time for each position.
public final class Trader implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trader.class.getName());
  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);

  private final TradingPlan plan;
  private final TradingRules rules;
  private final Book book;
  private final ConversionDesk desk;
  private final boolean live;
  private final InstantSource clock;
  private final Executor threads;
  private final LongSupplier nanos;
  private final Mailbox mailbox;
  private final Refusals refusals;
  private final RunningConversions conversions;
  private final LostConversions lost;
  private final WalletWatch wallet;
  private final Entries entries;
  private final Exits exits;
  private final WriteOffs writeOffs;

  /// Opens the book in the store and settles what an earlier stop left open.
  ///
  /// @throws IllegalArgumentException when the book is in another coin than the base token
  public static Trader open(
      Store store, TradingPlan plan, TradingRules rules, Surroundings surroundings) {
    Records records = Records.in(store, new Switches(rules.tradingAtFirst(), Mode.DEMO));
    ConversionDesk desk = new ConversionDesk(records, surroundings);
    Locks locks = new Locks(records, rules.protections(), surroundings.clock());
    Book book = new Book(records, desk, locks, plan.startBalance(), surroundings.clock());
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
    this.book = book;
    this.desk = desk;
    this.live = surroundings.live().isPresent();
    this.clock = surroundings.clock();
    this.threads = surroundings.threads();
    this.nanos = surroundings.nanos();
    this.mailbox = new Mailbox(threads);
    this.refusals = new Refusals(book.records(), clock);
    this.conversions = new RunningConversions(book, desk, threads, mailbox);
    this.lost = new LostConversions(book, desk.home(), surroundings, mailbox);
    this.wallet = new WalletWatch(book, desk, surroundings, mailbox);
    this.entries = new Entries(plan, rules, book, conversions, desk, clock, refusals);
    this.exits =
        new Exits(new ExitRules(rules), book, conversions, desk.shortages(), clock, refusals);
    this.writeOffs = new WriteOffs(book, exits, surroundings.live(), desk.home());
  }

  // What happens outside

  /// Takes a decision that was not handed over before.
  public void decided(PublishedDecision decision) {
    mailbox.execute(() -> hear(decision));
  }

  private void hear(PublishedDecision published) {
    Decision decision = published.decision();
    if (decision.pair().quote().equals(rules.baseToken()) && plan.wants(decision.pair())) {
      switch (decision.confirmed()) {
        case BUY -> entries.consider(published);
        case SELL -> hearSell(published);
        case NONE -> {}
      }
    }
  }

  private void hearSell(PublishedDecision sell) {
    boolean matters = rules.exitOnSignal() != ExitOnSignal.OFF;
    if (matters && rules.freshness(sell, clock.instant()) instanceof Ruling.Accepted) {
      exits.sellSignal(sell.decision().pair());
    }
  }

  /// Takes what an open position would bring now.
  void valued(String position, HeldQuote quote) {
    mailbox.execute(() -> exits.judge(position, quote));
  }

  /// Takes what open positions of one coin would bring together.
  ///
  /// @param near told which of them must be asked for on their own
  void valued(List<Position.Open> positions, HeldQuote together, Consumer<Position.Open> near) {
    List<String> ids = positions.stream().map(Position::id).toList();
    mailbox.execute(() -> exits.valueTogether(ids, together).forEach(near));
  }

  /// Writes down what could not be written before, and looks for what was lost.
  void catchUp() {
    mailbox.execute(conversions::writeAgain);
    mailbox.execute(lost::look);
    mailbox.execute(wallet::look);
    mailbox.execute(refusals::keep);
  }

  /// Forgets which signals it has seen, because they are counted anew.
  void forgetSignals() {
    mailbox.execute(book::forgetSignals);
  }

  // What the user wishes

  /// Closes a position now.
  public CompletableFuture<CloseAnswer> close(String position) {
    CompletableFuture<CloseAnswer> answer = new CompletableFuture<>();
    tell(answer, () -> exits.close(position, answer::complete));
    return answer;
  }

  /// Asks what closing a position now would bring, and waits for the answer. Converts nothing.
  public CloseOffer offerFor(String position) {
    return book.held(position)
        .filter(Position.Open.class::isInstance)
        .map(open -> offerFor(open.entry()))
        .orElseGet(CloseOffer.NotOpen::new);
  }

  private CloseOffer offerFor(Position.Entry entry) {
    Quotes quotes = desk.quotes(entry.mode()).at(Priority.DISPLAY);
    return switch (quotes.ask(entry.amount(), entry.cost().coin())) {
      case Quotes.Answer.Got(var held) -> {
        Amount brings = held.quote().receive();
        yield new CloseOffer.Made(
            brings, brings.minus(entry.cost()), entry.changeAt(brings), clock.instant());
      }
      case Quotes.Answer.Nothing(var reason, var detail) -> new CloseOffer.NotMade(reason, detail);
    };
  }

  /// A person says that the coins of a live position are gone, and what they brought.
  ///
  /// @param brought in the base token, nothing included
  /// @param force although the account may still have them
  public CompletableFuture<WriteOffAnswer> writeOff(
      String position, Amount brought, boolean force) {
    return force
        ? ask(() -> writeOffs.writeOffAnyway(position, brought))
        : CompletableFuture.supplyAsync(() -> writeOffs.look(position), threads)
            .thenCompose(look -> ask(() -> writeOffs.writeOff(position, brought, look)));
  }

  /// Opens or shuts the gate for new positions. Exits go on either way.
  public CompletableFuture<Switches> switchTrading(boolean on) {
    return ask(() -> {
      book.switchTrading(on);
      return book.switches();
    });
  }

  /// Says in which mode new positions are opened. Open ones stay in theirs.
  ///
  /// @throws IllegalStateException for live mode without an account
  public CompletableFuture<Switches> switchMode(Mode mode) {
    if (mode == Mode.LIVE && !live) {
      throw new IllegalStateException("There is no account to trade with");
    }
    CompletableFuture<Switches> answer = new CompletableFuture<>();
    tell(answer, () -> entries.betweenEntries(() -> complete(answer, () -> switchNow(mode))));
    return answer;
  }

  private Switches switchNow(Mode mode) {
    book.switchMode(mode);
    return book.switches();
  }

  /// A person has looked at the exchange and says how a conversion of unknown outcome ended.
  ///
  /// @param received what it brought; empty when it was not done
  public CompletableFuture<ResolveAnswer> resolve(String conversion, Optional<Amount> received) {
    return ask(() -> lost.resolve(conversion, received));
  }

  /// Says how much cash there is, where the plan lets the user say so. An entry that is under way
  /// is finished first.
  ///
  /// @throws IllegalStateException where the plan does not
  public CompletableFuture<BalanceAnswer> setBalance(Amount cash) {
    if (!plan.takesDeposits()) {
      throw new IllegalStateException("The balance of this trader follows from its trades");
    }
    CompletableFuture<BalanceAnswer> answer = new CompletableFuture<>();
    tell(answer, () -> entries.betweenEntries(() -> complete(answer, () -> setNow(cash))));
    return answer;
  }

  private BalanceAnswer setNow(Amount cash) {
    Optional<Conversion> unclear =
        book.switches().mode() == Mode.LIVE ? book.unfinished().findFirst() : Optional.empty();
    return unclear
        .<BalanceAnswer>map(each -> new BalanceAnswer.ConversionUnresolved(each.id()))
        .orElseGet(() -> new BalanceAnswer.Done(book.setCash(cash)));
  }

  /// A person says that the live money is in the account of the present keys now.
  ///
  /// @param user the exchange's number of that account
  /// @throws ExchangeUnavailable when the exchange does not say whose keys they are
  /// @throws IllegalStateException without keys
  public CompletableFuture<HomeAnswer> moveTo(String user) {
    HomeAccount home =
        desk.home().orElseThrow(() -> new IllegalStateException("There is no account"));
    AccountName present = home.present();
    return present.user().equals(user)
        ? ask(() -> moveNow(home, present))
        : CompletableFuture.completedFuture(new HomeAnswer.NotTheKeys(present));
  }

  private HomeAnswer moveNow(HomeAccount home, AccountName present) {
    Optional<Conversion> unclear = book.lost().stream().findFirst();
    if (unclear.isPresent()) {
      return new HomeAnswer.ConversionUnresolved(unclear.get().id());
    }
    home.settleIn(present);
    return new HomeAnswer.Done(present);
  }

  /// Archives the ledger and begins a new one. Nothing is closed at the exchange.
  ///
  /// @param force also forget positions whose coins are really there
  public CompletableFuture<ResetAnswer> reset(boolean force) {
    return ask(() -> resetNow(force));
  }

  private ResetAnswer resetNow(boolean force) {
    if (!conversions.isIdle()) {
      return new ResetAnswer.Busy();
    }
    Optional<Conversion> unclear = book.lost().stream().findFirst();
    if (unclear.isPresent()) {
      return new ResetAnswer.ConversionUnresolved(unclear.get().id());
    }
    Optional<Position> live = book.livePosition();
    if (live.isPresent() && !force) {
      return new ResetAnswer.LivePositionOpen(live.get().id());
    }
    exits.forget();
    return new ResetAnswer.Done(book.reset());
  }

  /// Lifts a lock of a protection by hand; empty when there is none of that id. What was closed
  /// until now leads to no such lock any more.
  public CompletableFuture<Optional<ProtectionLock>> lift(String lock) {
    return ask(() -> book.locks().lift(lock));
  }

  /// Does what the user wants about a coin of which the account has less than the live book says.
  ///
  /// @param missing what the user saw missing of it
  public CompletableFuture<DriftAnswer> settleDrift(Amount missing, DriftRemedy remedy) {
    return ask(() -> wallet.settle(missing, remedy));
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    mailbox.execute(() -> complete(answer, question));
    return answer;
  }

  private static <T> void complete(CompletableFuture<T> answer, Supplier<T> question) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /// What the message throws goes to whoever waits for the answer.
  private void tell(CompletableFuture<?> answer, Runnable message) {
    mailbox.execute(() -> {
      try {
        message.run();
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    });
  }

  // What there is to see

  /// Everything at one moment.
  public Status status() {
    return Status.of(book, plan, exits.newest(), refusals, desk.shortages());
  }

  /// What did not happen.
  public Refusals refusals() {
    return refusals;
  }

  /// What the protections have locked and its end has not come, lifted or not.
  public List<ProtectionLock> locks() {
    return book.locks().all();
  }

  /// Coins of which the account has less than the live book says.
  public List<Drift> drifts() {
    return wallet.found();
  }

  /// When the account was compared with the live book last; empty when it never was.
  public Optional<Instant> walletLookedAt() {
    return wallet.lookedAt();
  }

  /// The newest signal that was looked at.
  public SignalMark lastSignal() {
    return book.lastSignal();
  }

  /// The loop that values this trader's open positions; to be started and closed by the caller.
  public RapidLoop rapid(RapidLoop.Pace pace) {
    return new RapidLoop(this, desk, refusals, threads, nanos, pace);
  }

  /// Open positions, to be valued.
  List<Position.Open> openPositions() {
    return book.held().stream()
        .filter(Position.Open.class::isInstance)
        .map(Position.Open.class::cast)
        .toList();
  }

  /// How urgent the next valuation of an open position is.
  Priority urgency(Position.Open open) {
    return exits.urgency(open);
  }

  /// Whether there is an account to trade live with.
  public boolean canTradeLive() {
    return live;
  }

  /// Whether the keys open the account in which this book's live money is; empty without keys. May
  /// ask the exchange.
  public Optional<HomeCheck> checkAccount() {
    return desk.home().map(HomeAccount::check);
  }

  /// What the search for a conversion of unknown outcome says.
  public Optional<String> searchFor(Conversion conversion) {
    return lost.told(conversion.id());
  }

  /// Whether the user sets the balance.
  public boolean takesDeposits() {
    return plan.takesDeposits();
  }

  /// Valuations as they come.
  public Flux<Valuation> valuations() {
    return exits.asTheyCome();
  }

  /// What is now, then changes of positions, ledger and switches as they become durable.
  public Flux<News<?>> news() {
    return book.records().store().presentAndChanges();
  }

  /// Lets no entry in, begins no exit, waits for conversions under way, at most 20 seconds.
  @Override
  public void close() {
    CompletableFuture<Boolean> idle = new CompletableFuture<>();
    desk.stop();
    mailbox.execute(() -> stop(idle));
    try {
      if (!drained(idle)) {
        LOG.log(System.Logger.Level.ERROR, "Stopping with a conversion under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(CompletableFuture<Boolean> idle) {
    entries.stop();
    exits.stop();
    lost.stop();
    conversions.whenIdle(() -> {
      refusals.keep();
      idle.complete(true);
    });
  }

  /// What could not be written down is tried again until the end.
  private boolean drained(CompletableFuture<Boolean> idle) throws InterruptedException {
    for (long tries = DRAIN.dividedBy(BETWEEN_WRITES); tries > 0; tries--) {
      mailbox.execute(conversions::writeAgain);
      try {
        return idle.get(BETWEEN_WRITES.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // not yet
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return false;
  }
}
