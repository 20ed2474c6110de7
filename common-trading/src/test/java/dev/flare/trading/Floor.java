package dev.flare.trading;

import dev.flare.jsondb.Disk;
import dev.flare.jsondb.MemoryDisk;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreOptions;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.trading.protection.CoinChoice;
import dev.flare.trading.protection.Protection;
import dev.flare.trading.protection.Protections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/// A trader with everything around it under the test's control; by default each message has been
/// worked through when the call returns.
final class Floor {
  static final Coin USDT = new Coin("USDT");
  static final Path HOME = Path.of("/trader");

  final MovableClock clock = new MovableClock();
  final PriceBoard venue = new PriceBoard(clock);
  final WatchedVenue watched = WatchedVenue.of(venue);
  final Deque<Runnable> waiting = new ArrayDeque<>();
  TradingPlan plan = Plans.allOnOne();
  TradingRules rules =
      new TradingRules(
          USDT,
          Duration.ofSeconds(10),
          new SpreadLimit.Volatility(),
          new TakeProfitRule(false, Optional.empty()),
          Percentage.of("2"),
          Duration.ofHours(1),
          Optional.empty(),
          TradingRules.ExitOnSignal.OFF,
          Protections.NONE,
          true);
  Executor threads = Runnable::run;
  Optional<LiveAccount> live = Optional.empty();
  MemoryDisk disk = new MemoryDisk();
  Trader trader;
  Store store;
  RapidLoop rapid;
  private long seq;

  Floor() {
    venue.price("BTC", "50000");
    venue.price("ETH", "2000");
    open(disk);
  }

  /// Opens the trader on what the disk holds.
  void open(Disk on) {
    store = Store.open(HOME, StoreOptions.standard().with(on).with(MarketShapes.module()));
    trader =
        Trader.open(
            store,
            plan,
            rules,
            new Surroundings(watched, live, clock, clock, task -> threads.execute(task)));
    rapid = trader.rapid(new RapidLoop.Pace(Duration.ZERO, Duration.ZERO));
  }

  /// The process dies and starts again.
  void crash() {
    disk = disk.copy();
    open(disk);
  }

  void with(TradingPlan other) {
    plan = other;
    crash();
  }

  void with(TradingRules other) {
    rules = other;
    crash();
  }

  void protectedBy(Protection... locking) {
    with(new Protections(List.of(locking), OptionalInt.empty(), CoinChoice.ANY));
  }

  void with(Protections protections) {
    with(
        new TradingRules(
            rules.baseToken(),
            rules.signalMaxAge(),
            rules.maxEntrySpread(),
            rules.takeProfit(),
            rules.stopLoss(),
            rules.patience(),
            rules.trailing(),
            rules.exitOnSignal(),
            protections,
            rules.tradingAtFirst()));
  }

  /// From now on requests to the exchange wait for [#work()].
  void holdRequests() {
    threads = waiting::add;
  }

  void work() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  /// A buy signal, each on a candle of its own.
  void buy(String base) {
    trader.decided(Signals.buyOnAnotherCandle(++seq, base, clock.instant()));
  }

  void sell(String base) {
    trader.decided(Signals.sell(++seq, base, clock.instant()));
  }

  long lastSeq() {
    return seq;
  }

  void look() {
    try {
      rapid.round();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<Position> held() {
    return trader.status().held();
  }

  List<Position.Closed> closed() {
    return trader.status().closed();
  }

  Amount cash() {
    return trader.status().funds().ledger().cash();
  }

  List<Refusal> refusals() {
    return trader.status().refusals().stream().map(Refusals.Counted::code).toList();
  }

  static Amount usdt(String value) {
    return Amount.of(value, USDT);
  }
}
