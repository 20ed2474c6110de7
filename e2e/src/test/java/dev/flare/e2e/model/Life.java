package dev.flare.e2e.model;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetAccount;
import dev.flare.bitget.LiveReadiness;
import dev.flare.bitget.PaperConversions;
import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Decision;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.Granularity;
import dev.flare.market.Label;
import dev.flare.market.LostConversion;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Priority;
import dev.flare.market.PublishedDecision;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.Word;
import dev.flare.simulator.SteppedExchange;
import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.trader.TraderComponent;
import dev.flare.trading.BalanceAnswer;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.DecisionFeed;
import dev.flare.trading.LiveAccount;
import dev.flare.trading.MarketShapes;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.ResetAnswer;
import dev.flare.trading.ResolveAnswer;
import dev.flare.trading.Status;
import dev.flare.trading.Surroundings;
import dev.flare.trading.Trader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A trader at a simulated exchange through many deaths, held against the model after whatever is
/// done to it.
///
/// A command that was not acknowledged, because the process died or the disk was full, may have
/// been done or not; until that shows, both count.
final class Life {
  private static final Path HOME = Path.of("/trader");
  private static final ApiKeys KEYS = new ApiKeys("simulator-key", "simulator-secret", "simulator");

  private final SteppedExchange exchange;
  private final Bitget client;
  private final TraderComponent settings;
  private final Tally tally;
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<PublishedDecision> published = new ArrayList<>();
  private final Set<String> unknown = new HashSet<>();
  private final List<Command> commands = new ArrayList<>();
  private List<Model> possible;
  private boolean holding;
  private long seq;
  private int decisions;
  private int deaths;
  private MortalDisk disk = new MortalDisk(new MemoryDisk());
  private Trader trader;
  private RapidLoop rapid;
  private DecisionFeed feed;

  Life(SteppedExchange exchange, Bitget client, TraderComponent settings, int most, Tally tally) {
    this.exchange = exchange;
    this.client = client;
    this.settings = settings;
    this.tally = tally;
    this.possible = List.of(Model.startingWith(settings.plan().startBalance(), most));
    open();
  }

  private void open() {
    Store store = Store.open(HOME, StoreOptions.standard().with(disk).with(MarketShapes.module()));
    MortalDisk mine = disk;
    ConversionVenue venue = new Mortal(client.convert(KEYS), mine);
    trader =
        Trader.open(
            store,
            settings.plan(),
            settings.trader().rules(),
            new Surroundings(
                new PaperConversions(venue, client.clock()),
                Optional.of(new LiveAccount(venue, new MortalBooks(mine), this::obstacles)),
                client.clock(),
                exchange.nanos(),
                this::execute));
    rapid = trader.rapid(new RapidLoop.Pace(Duration.ZERO, Duration.ZERO));
    feed = DecisionFeed.of(trader, after -> missed(after));
  }

  private List<String> obstacles() {
    try {
      return LiveReadiness.of(account().state()).reasons();
    } catch (ExchangeUnavailable e) {
      return List.of("it cannot be looked at: " + e.getMessage());
    }
  }

  private BitgetAccount account() {
    return client.account(KEYS);
  }

  private List<PublishedDecision> missed(long after) {
    return published.stream().filter(each -> each.seq() > after).limit(5).toList();
  }

  private void execute(Runnable task) {
    if (holding) {
      waiting.add(task);
    } else {
      task.run();
    }
  }

  /// A venue that a dead process cannot reach.
  private record Mortal(ConversionVenue venue, MortalDisk life) implements ConversionVenue {
    @Override
    public QuoteAnswer quote(Amount spend, Coin target) {
      life.requireAlive();
      return venue.quote(spend, target);
    }

    @Override
    public ConversionOutcome convert(Quote quote) {
      life.requireAlive();
      return venue.convert(quote);
    }

    @Override
    public Optional<ConversionLimits> limits(Coin coin) {
      life.requireAlive();
      return venue.limits(coin);
    }

    @Override
    public ConversionVenue at(Priority priority) {
      return new Mortal(venue.at(priority), life);
    }
  }

  private final class MortalBooks implements ConversionBooks {
    private final ConversionBooks books = client.books(KEYS);
    private final MortalDisk life;

    MortalBooks(MortalDisk life) {
      this.life = life;
    }

    @Override
    public Map<Coin, Balance> balances() {
      life.requireAlive();
      return books.balances();
    }

    @Override
    public Finding find(LostConversion lost) {
      life.requireAlive();
      return books.find(lost);
    }
  }

  // What is done to it

  /// A buy signal of a candle of its own.
  void buy(String coin) {
    step(() -> feed.arrived(publish(coin, Action.BUY, exchange.now())));
  }

  void sellSignal(String coin) {
    step(() -> feed.arrived(publish(coin, Action.SELL, exchange.now())));
  }

  /// A signal that comes too late.
  void buyLate(String coin) {
    PublishedDecision late = publish(coin, Action.BUY, exchange.now().minusSeconds(11));
    step(() -> feed.arrived(late));
  }

  /// A signal that is only heard of when the next one shows the gap.
  void buyUnheard(String coin) {
    var _ = publish(coin, Action.BUY, exchange.now());
  }

  /// The connection repeats itself.
  void repeat() {
    if (!published.isEmpty()) {
      step(() -> feed.arrived(published.getLast()));
    }
  }

  /// The engine forgets its numbers and decides the newest candle anew.
  void engineForgets() {
    if (!published.isEmpty()) {
      Decision again = published.getLast().decision();
      published.clear();
      exchange.pass(Duration.ofMillis(1));
      seq = 1;
      PublishedDecision anew = new PublishedDecision(seq, exchange.now(), again);
      published.add(anew);
      step(() -> feed.arrived(anew));
    }
  }

  /// Each decision has a volatility of its own, by which the position can be told.
  private PublishedDecision publish(String coin, Action action, Instant at) {
    Pair pair = Pair.of(coin, "USDT");
    decisions++;
    Decision decision =
        new Decision(
            pair,
            Granularity.FIVE_MINUTES,
            at.minus(Duration.ofMinutes(5)).plusMillis(decisions),
            exchange.price(pair),
            Label.BULL_ENTRY,
            action,
            action,
            List.of(Word.parse("BDNP")),
            Optional.of(new Percentage(BigDecimal.valueOf(1_000_000L + decisions, 6))),
            Optional.of(Percentage.of("2.5")),
            "MAIN",
            "1",
            Map.of(),
            Map.of());
    PublishedDecision made = new PublishedDecision(++seq, at, decision);
    published.add(made);
    return made;
  }

  void look() {
    step(() -> {
      try {
        rapid.round();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  void pass(Duration time) {
    exchange.pass(time);
  }

  void close(int position) {
    step(() -> trader.close("p" + position));
  }

  void closeOneHeld(int which) {
    List<Position> held = trader.status().held();
    if (!held.isEmpty()) {
      step(() -> trader.close(held.get(which % held.size()).id()));
    }
  }

  void switchTrading(boolean on) {
    tell(() -> trader.switchTrading(on), model -> model.withTrading(on));
  }

  void switchMode(Mode mode) {
    tell(() -> trader.switchMode(mode), model -> model.with(mode));
  }

  /// Not while an entry is under way: what it costs is not in the book yet.
  void setBalance(String amount) {
    Status before = trader.status();
    if (!holding && trader.takesDeposits() && unended().allMatch(Life::isUnknown)) {
      Amount cash = Amount.of(amount, Model.USDT);
      tell(
          () -> trader.setBalance(cash),
          BalanceAnswer.Done.class::isInstance,
          model -> model.withCash(cash, before));
    }
  }

  void reset(boolean force) {
    if (!holding) {
      List<Done> truth = exchange.ledger();
      tell(
          () -> trader.reset(force),
          ResetAnswer.Done.class::isInstance,
          model -> model.reset(truth));
    }
  }

  private void tell(Supplier<CompletableFuture<?>> command, UnaryOperator<Model> effect) {
    tell(command, _ -> true, effect);
  }

  private void tell(
      Supplier<CompletableFuture<?>> command,
      Predicate<Object> isDone,
      UnaryOperator<Model> effect) {
    MortalDisk mine = disk;
    step(() -> commands.add(new Command(command.get().thenApply(mine::ifAlive), isDone, effect)));
  }

  /// Something that the user told the trader to do.
  ///
  /// @param isDone whether an answer says that it was done
  private record Command(
      CompletableFuture<?> answer, Predicate<Object> isDone, UnaryOperator<Model> effect) {
    /// Nobody will answer any more.
    Command withoutAnswer() {
      return answer.isDone()
          ? this
          : new Command(
              CompletableFuture.failedFuture(new IllegalStateException("The process died")),
              isDone,
              effect);
    }

    /// What may be true now if `before` was.
    Stream<Model> outcomes(Model before) {
      if (!answer.isDone() || answer.isCompletedExceptionally()) {
        return Stream.of(before, effect.apply(before));
      }
      return Stream.of(isDone.test(answer.join()) ? effect.apply(before) : before);
    }
  }

  /// From now on, requests and messages wait.
  void hold() {
    holding = true;
  }

  /// One of those that wait goes on, not always the one that came first.
  void workOne(int which) {
    if (!waiting.isEmpty()) {
      step(waiting.remove(which % waiting.size()));
    }
  }

  void workAll() {
    step(() -> {
      while (!waiting.isEmpty()) {
        waiting.removeFirst().run();
      }
      holding = false;
    });
  }

  void fails(FaultOrder order) {
    tally.faults++;
    exchange.order(order);
  }

  void nothingFails() {
    exchange.nothingFails();
  }

  void diskIsFull(boolean now) {
    disk.isFull(now);
  }

  void diesAtWrite(int n, boolean within) {
    disk.diesAtWrite(n, within);
  }

  boolean hasDied() {
    return deaths > 0;
  }

  /// A person looks at the exchange and tells the truth.
  void askAPerson() {
    trader.status().conversions().stream().filter(Life::isUnknown).forEach(this::tellTheTruth);
  }

  private void tellTheTruth(Conversion lost) {
    Quote quote = ((Stage.Unknown) lost.stage()).quote();
    Optional<Amount> received =
        exchange.ledger().stream()
            .filter(each -> each.quote().equals(quote.id()))
            .map(Done::received)
            .findFirst();
    List<ResolveAnswer> answer = new ArrayList<>();
    step(() -> trader.resolve(lost.id(), received).thenAccept(answer::add));
    tally.saidByAPerson += answer.contains(new ResolveAnswer.Done()) ? 1 : 0;
  }

  private static boolean isUnknown(Conversion each) {
    return each.stage() instanceof Stage.Unknown;
  }

  /// The process dies, and another one starts on what it left.
  void die() {
    tally.deaths++;
    deaths++;
    waiting.clear();
    holding = false;
    disk = new MortalDisk(disk.legacy());
    commands.replaceAll(Command::withoutAnswer);
    open();
    check();
  }

  private void step(Runnable what) {
    tally.steps++;
    boolean off = possible.stream().noneMatch(Model::trading);
    long entries = entries();
    what.run();
    if (off && commands.isEmpty() && entries() > entries) {
      throw new AssertionError("opens while trading is off");
    }
    if (disk.isDead()) {
      die();
    } else {
      check();
    }
  }

  /// Whatever was to go wrong does not, and whoever is needed looks.
  void comeToRest() {
    exchange.nothingFails();
    disk.isFull(false);
    disk.diesAtWrite(Integer.MAX_VALUE, false);
    workAll();
    look();
    switchTrading(false);
    lookUntilAllIsKnown();
    askAPerson();
    lookUntilAllIsKnown();
    unended()
        .forEach(each -> {
          throw new AssertionError("never ended: " + each + " " + trader.searchFor(each));
        });
  }

  private void lookUntilAllIsKnown() {
    for (int i = 0; i < 20 && unended().findAny().isPresent(); i++) {
      pass(Duration.ofSeconds(10));
      look();
    }
  }

  private Stream<Conversion> unended() {
    return trader.status().conversions().stream().filter(each -> !each.isFinal());
  }

  /// Both modes, and what another process finds.
  void requireThatItLasts() {
    switchMode(Mode.LIVE);
    switchMode(Mode.DEMO);
    String before = told(trader.status());
    die();
    String after = told(trader.status());
    if (!after.equals(before)) {
      throw new AssertionError("a restart changes %s%ninto %s".formatted(before, after));
    }
    requireThatNothingIsForgotten();
    count();
  }

  /// What is in no book any more is in an archive.
  private void requireThatNothingIsForgotten() {
    String kept = told(trader.status()) + disk.textIn(HOME.resolve("archive"));
    for (Done each : exchange.ledger()) {
      if (!kept.contains(each.quote())) {
        throw new AssertionError(each + " is in no archive");
      }
    }
  }

  private static String told(Status status) {
    return "%s %s %s".formatted(status.funds(), status.held(), status.conversions());
  }

  private void count() {
    tally.executed += exchange.ledger().size();
    tally.resets += disk.filesIn(HOME.resolve("archive")).size();
    for (Conversion each : trader.status().conversions()) {
      if (each.stage() instanceof Stage.Confirmed done) {
        tally.demo += each.mode() == Mode.DEMO ? 1 : 0;
        tally.found += done.record().isPresent() ? 1 : 0;
      }
    }
  }

  /// How many entries were ever begun, as far as the book remembers.
  private long entries() {
    return trader.status().conversions().stream()
        .filter(Conversion::opens)
        .mapToLong(Conversion::number)
        .max()
        .orElse(0);
  }

  /// Holds what the trader says against all that may be true, and keeps what it may be.
  private void check() {
    Status status = trader.status();
    List<Done> truth = exchange.ledger();
    status.conversions().stream()
        .filter(Life::isUnknown)
        .filter(each -> unknown.add(((Stage.Unknown) each.stage()).quote().id()))
        .forEach(_ -> tally.unknown++);
    List<Model> all = possible;
    for (Command each : commands) {
      all = all.stream().flatMap(each::outcomes).distinct().toList();
    }
    List<Model> right = all.stream().filter(it -> it.complaints(status, truth).isEmpty()).toList();
    if (right.isEmpty()) {
      throw new AssertionError(
          all.stream().map(it -> it.complaints(status, truth)).toList().toString());
    }
    if (commands.stream().allMatch(each -> each.answer().isDone())) {
      possible = right;
      commands.clear();
    }
  }
}
