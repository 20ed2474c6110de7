package dev.flare.e2e.model;

import dev.flare.jsondb.MemoryDisk;
import dev.flare.market.Action;
import dev.flare.market.Amount;
import dev.flare.market.PublishedDecision;
import dev.flare.simulator.SteppedExchange;
import dev.flare.simulator.SteppedExchange.Done;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.trading.BalanceAnswer;
import dev.flare.trading.Conversion;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.Mode;
import dev.flare.trading.Position;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.ResetAnswer;
import dev.flare.trading.ResolveAnswer;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A trader at a simulated exchange through many deaths: whatever is done to it, a witness looks
/// afterwards.
final class Life {
  private final Site site;
  private final SteppedExchange exchange;
  private final Tally tally;
  private final SignalEngine engine;
  private final Witness witness;
  private final List<Runnable> waiting = new ArrayList<>();
  private final Set<String> unknown = new HashSet<>();
  private boolean holding;
  private int deaths;
  private TraderProcess process;

  Life(Site site, int most, Tally tally) {
    this.site = site;
    this.exchange = site.exchange();
    this.tally = tally;
    this.engine = new SignalEngine(exchange);
    Guards guards = Guards.of(site.settings().trader().rules().protections());
    this.witness =
        new Witness(Model.startingWith(site.settings().plan().startBalance(), guards, most));
    this.process = startedOn(new MemoryDisk());
  }

  private TraderProcess startedOn(MemoryDisk disk) {
    return new TraderProcess(site, engine, new MortalDisk(disk), this::execute);
  }

  private void execute(Runnable task) {
    if (holding) {
      waiting.add(task);
    } else {
      task.run();
    }
  }

  Status status() {
    return trader().status();
  }

  Trader trader() {
    return process.trader;
  }

  /// Whether several things are on their way at once.
  boolean isHolding() {
    return holding;
  }

  /// Who has the account.
  Owner owner() {
    return new Owner(this, exchange, witness, tally);
  }

  // Signals

  /// A buy signal of a candle of its own.
  void buy(String coin) {
    step(() -> process.feed.arrived(engine.publish(coin, Action.BUY, exchange.now())));
  }

  void sellSignal(String coin) {
    step(() -> process.feed.arrived(engine.publish(coin, Action.SELL, exchange.now())));
  }

  /// A signal that comes too late.
  void buyLate(String coin) {
    PublishedDecision late = engine.publish(coin, Action.BUY, exchange.now().minusSeconds(11));
    step(() -> process.feed.arrived(late));
  }

  /// A signal that is only heard of when the next one shows the gap.
  void buyUnheard(String coin) {
    var _ = engine.publish(coin, Action.BUY, exchange.now());
  }

  /// The connection repeats itself.
  void repeat() {
    engine.newest().ifPresent(newest -> step(() -> process.feed.arrived(newest)));
  }

  void engineForgets() {
    engine.newest().map(engine::forget).ifPresent(anew -> step(() -> process.feed.arrived(anew)));
  }

  // Time

  void look() {
    step(process::look);
  }

  void pass(Duration time) {
    exchange.pass(time);
  }

  // What the user does

  void closeOneHeld(int which) {
    List<Position> held = status().held();
    if (!held.isEmpty()) {
      step(() -> trader().close(held.get(which % held.size()).id()));
    }
  }

  void switchTrading(boolean on) {
    tell(() -> trader().switchTrading(on), _ -> true, model -> model.withTrading(on));
  }

  void switchMode(Mode mode) {
    tell(() -> trader().switchMode(mode), _ -> true, model -> model.with(mode));
  }

  /// Not while an entry is under way: what it costs is not in the book yet.
  void setBalance(String amount) {
    Status before = status();
    if (!holding && trader().takesDeposits() && unended().allMatch(Life::isUnknown)) {
      Amount cash = Amount.of(amount, Model.USDT);
      tell(
          () -> trader().setBalance(cash),
          BalanceAnswer.Done.class::isInstance,
          model -> model.withCash(cash, before));
    }
  }

  void reset(boolean force) {
    if (!holding) {
      List<Done> truth = exchange.ledger();
      tell(
          () -> trader().reset(force),
          ResetAnswer.Done.class::isInstance,
          model -> model.reset(truth));
    }
  }

  void liftOneLock(int which) {
    List<ProtectionLock> locks = locks();
    if (!holding && !locks.isEmpty()) {
      ProtectionLock lock = locks.get(which % locks.size());
      Instant now = site.now();
      tally.lifted++;
      tell(
          () -> trader().lift(lock.id()),
          answer -> ((Optional<?>) answer).isPresent(),
          model -> model.lifting(lock, now));
    }
  }

  private List<ProtectionLock> locks() {
    return trader().locks().stream().filter(each -> !each.isLifted()).toList();
  }

  /// Tells the trader something; the witness hears of it.
  void tell(
      Supplier<CompletableFuture<?>> command,
      Predicate<Object> isDone,
      UnaryOperator<Model> effect) {
    MortalDisk mine = process.disk;
    step(() ->
        witness.hears(new Witness.Command(command.get().thenApply(mine::ifAlive), isDone, effect)));
  }

  // What goes on at once

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

  // What fails

  void fails(FaultOrder order) {
    tally.faults++;
    exchange.order(order);
  }

  void nothingFails() {
    exchange.nothingFails();
  }

  void diskIsFull(boolean now) {
    process.disk.isFull(now);
  }

  void diesAtWrite(int n, boolean within) {
    process.disk.diesAtWrite(n, within);
  }

  boolean hasDied() {
    return deaths > 0;
  }

  /// A person looks at the exchange and tells the truth.
  void askAPerson() {
    status().conversions().stream().filter(Life::isUnknown).forEach(this::tellTheTruth);
  }

  private void tellTheTruth(Conversion lost) {
    Optional<Amount> received =
        exchange.ledger().stream()
            .filter(each -> each.quote().equals(quote(lost)))
            .map(Done::received)
            .findFirst();
    List<ResolveAnswer> answer = new ArrayList<>();
    step(() -> trader().resolve(lost.id(), received).thenAccept(answer::add));
    tally.saidByAPerson += answer.contains(new ResolveAnswer.Done()) ? 1 : 0;
  }

  private static boolean isUnknown(Conversion each) {
    return each.stage() instanceof Stage.Unknown;
  }

  private static String quote(Conversion unknown) {
    return ((Stage.Unknown) unknown.stage()).quote().id();
  }

  /// The process dies, and another one starts on what it left.
  void die() {
    tally.deaths++;
    deaths++;
    waiting.clear();
    holding = false;
    MemoryDisk left = process.disk.legacy();
    witness.seesTheProcessDie();
    process = startedOn(left);
    check();
  }

  private void step(Runnable what) {
    tally.steps++;
    Gate gate = Gate.before(status(), trader().locks(), witness.knowsTradingIsOff());
    what.run();
    if (witness.knowsWhatWasSaid()) {
      gate.requireThatNobodyPassed(status());
    }
    if (process.disk.isDead()) {
      die();
    } else {
      check();
    }
  }

  private void check() {
    Status status = status();
    status.conversions().stream()
        .filter(Life::isUnknown)
        .filter(each -> unknown.add(quote(each)))
        .forEach(_ -> tally.unknown++);
    tally.locks += locks().isEmpty() ? 0 : 1;
    witness.check(new Seen(status, trader().locks(), exchange.ledger(), site.now()));
  }

  // The end

  /// Whatever was to go wrong does not, and whoever is needed looks.
  void comeToRest() {
    exchange.nothingFails();
    process.disk.isFull(false);
    process.disk.diesAtWrite(Integer.MAX_VALUE, false);
    workAll();
    look();
    switchTrading(false);
    lookUntilAllIsKnown();
    askAPerson();
    lookUntilAllIsKnown();
    unended()
        .forEach(each -> {
          throw new AssertionError("never ended: " + each + " " + trader().searchFor(each));
        });
  }

  private void lookUntilAllIsKnown() {
    for (int i = 0; i < 20 && unended().findAny().isPresent(); i++) {
      pass(Duration.ofSeconds(10));
      look();
    }
  }

  private Stream<Conversion> unended() {
    return status().conversions().stream().filter(each -> !each.isFinal());
  }

  /// Both modes, and what another process finds.
  void requireThatItLasts() {
    switchMode(Mode.LIVE);
    switchMode(Mode.DEMO);
    String before = told();
    die();
    String after = told();
    if (!after.equals(before)) {
      throw new AssertionError("a restart changes %s%ninto %s".formatted(before, after));
    }
    requireThatNothingIsForgotten();
    tally.count(status(), exchange.ledger(), process.disk.filesIn(archive()).size());
  }

  /// What is in no book any more is in an archive.
  private void requireThatNothingIsForgotten() {
    String kept = told() + process.disk.textIn(archive());
    for (Done each : exchange.ledger()) {
      if (!kept.contains(each.quote())) {
        throw new AssertionError(each + " is in no archive");
      }
    }
  }

  private static Path archive() {
    return TraderProcess.HOME.resolve("archive");
  }

  private String told() {
    Status status = status();
    return "%s %s %s %s"
        .formatted(status.funds(), status.held(), status.conversions(), trader().locks());
  }
}
