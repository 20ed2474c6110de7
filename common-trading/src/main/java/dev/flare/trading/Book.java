package dev.flare.trading;

import dev.flare.jsondb.Transaction;
import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.LostConversion;
import dev.flare.market.Pair;
import dev.flare.market.PublishedDecision;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.Conversion.Stage.Confirmed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Positions, conversions and money of one trader. Only the trader's mailbox writes it, and each
/// method is one transaction.
final class Book {
  private static final int REFUSED_KEPT = 1_000;

  /// No conversion takes so long from the wish to its end at the exchange.

  private final Records records;

  private final ConversionDesk desk;
  private final Locks locks;
  private final Bookings bookings;
  private final Amount startBalance;
  private final InstantSource clock;

  /// Refused conversions, the oldest first.
  private final Deque<String> refused = new ArrayDeque<>();

  /// @throws IllegalArgumentException when the money kept here is of another coin
  Book(
      Records records, ConversionDesk desk, Locks locks, Amount startBalance, InstantSource clock) {
    this.records = records;
    this.desk = desk;
    this.locks = locks;
    this.bookings = new Bookings(records, locks, startBalance, clock);
    this.startBalance = startBalance;
    this.clock = clock;
    requireSameCoin();
  }

  private void requireSameCoin() {
    Stream<Coin> kept = records.ledgers().all().stream().map(each -> each.cash().coin());
    Stream<Coin> onItsWay = unfinished().filter(Book::mayBeDone).map(Conversion::baseToken);
    Stream.concat(kept, onItsWay)
        .filter(coin -> !coin.equals(startBalance.coin()))
        .findFirst()
        .ifPresent(this::refuseToMixWith);
  }

  private static boolean mayBeDone(Conversion conversion) {
    return conversion.stage() instanceof Stage.Submitted || isLost(conversion);
  }

  private void refuseToMixWith(Coin other) {
    throw new IllegalArgumentException(
        "The ledger kept here is in %s, and BASE_TOKEN is %s; choose another directory for it"
            .formatted(other, startBalance.coin()));
  }

  /// Settles what a stop left open; to be called before anything else, and changing nothing when
  /// called again.
  void recover() {
    records.store().transaction(new Recovery(records, baseToken())::recover);
    refused.clear();
    records.conversions().all().stream()
        .filter(each -> each.stage() instanceof Stage.Refused)
        .forEach(each -> refused.add(each.id()));
  }

  Switches switches() {
    return records.switches().read();
  }

  void switchTrading(boolean on) {
    records.switches().update(now -> new Switches(on, now.mode()));
  }

  SignalMark lastSignal() {
    return records.signals().read();
  }

  /// The newest candle of the pair on which a buy signal was looked at.
  Optional<DecidedCandle> lastCandle(Pair pair) {
    return records.candles().find(pair.toString());
  }

  void sawSignal(PublishedDecision signal) {
    records
        .store()
        .transaction(tx -> {
          tx.put(records.candles(), DecidedCandle.of(signal.decision()));
          return tx.update(records.signals(), mark -> mark.followedBy(signal));
        });
  }

  void switchMode(Mode mode) {
    records.switches().update(now -> new Switches(now.trading(), mode));
  }

  /// Live conversions of which nobody knows whether they were done.
  List<Conversion> lost() {
    return unfinished().filter(Book::isLost).toList();
  }

  /// Live conversions under way and lost ones.
  Stream<Conversion> unfinished() {
    return records.unfinished(records.store().view()).stream()
        .filter(each -> each.mode() == Mode.LIVE);
  }

  Optional<Conversion> stillLost(String id) {
    return records.conversions().find(id).filter(Book::isLost);
  }

  private static boolean isLost(Conversion conversion) {
    return conversion.mode() == Mode.LIVE && conversion.stage() instanceof Stage.Unknown;
  }

  /// What the search for a lost conversion has to know of it and of all others: what was done when
  /// the clock was wrong explains its record too.
  LostConversion sought(Stage.Unknown lost) {
    List<Confirmed> done =
        records
            .store()
            .view()
            .newestFirst(records.conversions())
            .filter(each -> each.mode() == Mode.LIVE)
            .map(Conversion::stage)
            .filter(Confirmed.class::isInstance)
            .map(Confirmed.class::cast)
            .toList();
    return new LostConversion(
        lost.quote(),
        lost.at(),
        lost.before().stream().map(each -> carriedForward(each, lost.at(), done)).toList(),
        done.stream().flatMap(each -> each.record().stream()).collect(Collectors.toSet()),
        done.stream()
            .filter(each -> each.record().isEmpty())
            .map(each -> new LostConversion.Answered(each.paid(), each.received(), each.at()))
            .toList());
  }

  /// What a balance would be by now if the lost conversion was not done, and the others were.
  private static Balance carriedForward(Balance before, Instant since, List<Confirmed> done) {
    Amount available = before.available();
    for (Confirmed each : done) {
      if (each.at().isAfter(since)) {
        available = moved(available, each);
      }
    }
    return new Balance(available, before.bound());
  }

  private static Amount moved(Amount balance, Confirmed by) {
    if (by.paid().coin().equals(balance.coin())) {
      return balance.minus(by.paid());
    }
    return by.received().coin().equals(balance.coin()) ? balance.plus(by.received()) : balance;
  }

  void forgetSignals() {
    records.signals().put(SignalMark.NONE);
  }

  Funds funds() {
    return funds(records.store().view());
  }

  Funds funds(View view) {
    Mode mode = view.read(records.switches()).mode();
    List<Position> held =
        view.all(records.held()).stream().filter(each -> each.entry().mode() == mode).toList();
    List<Conversion> unresolved =
        records.unfinished(view).stream()
            .filter(each -> each.opens() && each.mode() == mode)
            .toList();
    return new Funds(ledger(view, mode), held, unresolved);
  }

  Ledger ledger(View view, Mode mode) {
    return bookings.ledger(view, mode);
  }

  /// What the closed positions of a mode brought.
  Results results(View view, Mode mode) {
    return bookings.results(view, mode);
  }

  /// What is held in either mode: what was bought live must be watched in demo mode too.
  List<Position> held() {
    return records.held().all();
  }

  Optional<Position> held(String id) {
    return records.held().find(id);
  }

  Optional<Position> closed(String id) {
    return records.closed().find(id);
  }

  /// Writes down that a position is to be opened.
  Conversion intendEntry(Motive motive, Amount stake) {
    return records
        .store()
        .transaction(tx -> {
          Records.Numbers numbers = tx.read(records.numbers()).forEntry();
          Mode mode = tx.read(records.switches()).mode();
          return desk.intend(
              tx,
              mode,
              new Purpose.Open(motive),
              numbers,
              numbers.position(),
              stake,
              motive.pair().base());
        });
  }

  /// Writes down that a position is to be closed. Nobody can close it a second time: it is no open
  /// one any more.
  Conversion intendExit(Position.Open open, CloseReason reason) {
    return records
        .store()
        .transaction(tx -> {
          Position.Entry entry = open.entry();
          Conversion wish =
              desk.intend(
                  tx,
                  entry.mode(),
                  new Purpose.Close(reason),
                  tx.read(records.numbers()).forExit(),
                  entry.number(),
                  entry.amount(),
                  entry.cost().coin());
          tx.put(records.held(), open.closing(reason, wish));
          return wish;
        });
  }

  /// Writes down how a conversion ended and what that means.
  void settle(Conversion ended) {
    records.store().transaction(tx -> settle(tx, ended));
    if (ended.stage() instanceof Stage.Refused) {
      refused.add(ended.id());
      while (refused.size() > REFUSED_KEPT) {
        refused.remove();
      }
    }
  }

  private boolean settle(Transaction tx, Conversion ended) {
    tx.put(records.conversions(), ended);
    if (ended.isFinal()) {
      tx.remove(records.unfinished(), ended.id());
    }
    switch (ended.stage()) {
      case Confirmed confirmed -> bookings.book(tx, ended, confirmed);
      case Stage.Refused _ -> release(tx, ended);
      case Stage.Unknown _ -> {}
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ ->
          throw new IllegalArgumentException("Conversion %s has not ended".formatted(ended.id()));
    }
    return true;
  }

  /// All coins of a position are gone, and brought so much by another way.
  Position.Closed writeOff(Position.Open open, Amount brought) {
    return records.store().transaction(tx -> bookings.soldElsewhere(tx, open, brought));
  }

  private void release(Transaction tx, Conversion ended) {
    if (!ended.opens()) {
      tx.put(records.held(), bookings.closing(tx, ended).openAgain());
    }
    refused.stream()
        .limit(Math.max(0, refused.size() + 1 - REFUSED_KEPT))
        .forEach(id -> tx.remove(records.conversions(), id));
  }

  void saw(List<Position.Open> open) {
    records
        .store()
        .transaction(tx -> {
          open.forEach(each -> tx.put(records.held(), each));
          return true;
        });
  }

  /// The user says how much cash there is.
  Ledger setCash(Amount cash) {
    return records
        .store()
        .transaction(tx -> bookings.setCash(tx, tx.read(records.switches()).mode(), cash));
  }

  Coin baseToken() {
    return startBalance.coin();
  }

  /// Whether the user wants to hear no more of a drift as it is now.
  boolean ignores(Drift drift) {
    return records
        .ignored()
        .find(drift.coin().name())
        .filter(each -> each.missing().equals(drift.missing()))
        .isPresent();
  }

  /// Coins of whose drift the user wants to hear no more.
  List<Coin> ignored() {
    return records.ignored().all().stream().map(each -> each.missing().coin()).toList();
  }

  /// From now on a drift of the coin is an alarm again.
  void heed(Coin coin) {
    if (records.ignored().find(coin.name()).isPresent()) {
      records.ignored().remove(coin.name());
    }
  }

  /// Archives everything in a dated file and begins a new ledger.
  Path reset() {
    Instant now = clock.instant();
    Path archive = records.store().archive("ledger-" + now.toString().replace(':', '-'));
    records.store().transaction(this::reset);
    refused.clear();
    return archive;
  }

  private boolean reset(Transaction tx) {
    tx.put(records.home(), HomeAccount.Mark.NONE);
    tx.clear(records.held());
    tx.clear(records.closed());
    tx.clear(records.conversions());
    tx.clear(records.unfinished());
    tx.clear(records.ledgers());
    tx.clear(records.results());
    tx.clear(records.lines());
    tx.clear(records.locks());
    tx.clear(records.ignored());
    return true;
  }

  /// A position whose coins are really there.
  Optional<Position> livePosition() {
    return records.held().all().stream()
        .filter(held -> held.entry().mode() == Mode.LIVE)
        .findFirst();
  }

  Locks locks() {
    return locks;
  }

  Bookings bookings() {
    return bookings;
  }

  Records records() {
    return records;
  }
}
