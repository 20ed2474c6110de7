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
import java.time.Duration;
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
  private static final System.Logger LOG = System.getLogger(Book.class.getName());
  private static final int REFUSED_KEPT = 1_000;

  /// No conversion takes so long from the wish to its end at the exchange.
  private static final Duration LONGEST_CONVERSION = Duration.ofDays(1);

  private final Records records;
  private final ConversionDesk desk;
  private final Locks locks;
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
    this.startBalance = startBalance;
    this.clock = clock;
    requireSameCoin();
  }

  private void requireSameCoin() {
    for (Ledger ledger : records.ledgers().all()) {
      if (!ledger.cash().coin().equals(startBalance.coin())) {
        throw new IllegalArgumentException(
            "The ledger kept here is in %s, and BASE_TOKEN is %s; choose another directory for it"
                .formatted(ledger.cash().coin(), startBalance.coin()));
      }
    }
  }

  /// Settles what a stop left open; to be called before anything else, and changing nothing when
  /// called again.
  void recover() {
    records.store().transaction(this::recover);
    refused.clear();
    records.conversions().all().stream()
        .filter(each -> each.stage() instanceof Stage.Refused)
        .forEach(each -> refused.add(each.id()));
  }

  private boolean recover(Transaction tx) {
    for (Conversion found : tx.all(records.conversions())) {
      Conversion known = ConversionDesk.afterRestart(found);
      if (!known.equals(found)) {
        LOG.log(System.Logger.Level.WARNING, "conversion={0} found {1}", found.id(), known.stage());
        tx.put(records.conversions(), known);
      }
    }
    for (Position held : tx.all(records.held())) {
      if (held instanceof Position.Closing closing && wasNotSold(tx, closing)) {
        LOG.log(System.Logger.Level.WARNING, "position={0} open again", held.id());
        tx.put(records.held(), closing.openAgain());
      }
    }
    recount(tx);
    return true;
  }

  /// What is counted along is counted anew, whatever was done to the files.
  private void recount(Transaction tx) {
    for (Conversion each : tx.all(records.conversions())) {
      if (!each.isFinal()) {
        tx.put(records.unfinished(), new Unfinished(each.id()));
      }
    }
    for (Unfinished each : tx.all(records.unfinished())) {
      if (tx.find(records.conversions(), each.id()).filter(it -> !it.isFinal()).isEmpty()) {
        tx.remove(records.unfinished(), each.id());
      }
    }
    for (Mode mode : Mode.values()) {
      recount(tx, mode);
    }
  }

  private void recount(Transaction tx, Mode mode) {
    Results counted = Results.none(mode, startBalance.coin());
    for (Position each : tx.all(records.closed())) {
      if (each instanceof Position.Closed closed && closed.entry().mode() == mode) {
        counted = counted.with(closed);
      }
    }
    if (counted.closed() > 0) {
      tx.put(records.results(), counted);
    } else {
      tx.remove(records.results(), mode.name());
    }
  }

  private boolean wasNotSold(View view, Position.Closing closing) {
    return view.find(records.conversions(), closing.closedBy())
        .map(conversion -> conversion.stage() instanceof Stage.Refused)
        .orElse(true);
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

  /// What the search for a lost conversion has to know of it and of the others.
  LostConversion sought(Stage.Unknown lost) {
    Instant earliest = lost.at().minus(LONGEST_CONVERSION);
    List<Confirmed> done =
        records
            .store()
            .view()
            .newestFirst(records.conversions())
            .takeWhile(each -> !each.intendedAt().isBefore(earliest))
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
    return view.find(records.ledgers(), mode.name())
        .orElseGet(() -> Ledger.startingWith(mode, startBalance));
  }

  /// What the closed positions of a mode brought.
  Results results(View view, Mode mode) {
    return view.find(records.results(), mode.name())
        .orElseGet(() -> Results.none(mode, startBalance.coin()));
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
      case Confirmed confirmed -> book(tx, ended, confirmed);
      case Stage.Refused _ -> release(tx, ended);
      case Stage.Unknown _ -> {}
      case Stage.Intended _, Stage.Quoted _, Stage.Submitted _ ->
          throw new IllegalArgumentException("Conversion %s has not ended".formatted(ended.id()));
    }
    return true;
  }

  private void book(Transaction tx, Conversion ended, Confirmed confirmed) {
    switch (ended.purpose()) {
      case Purpose.Open(var motive) -> opened(tx, ended, confirmed, motive);
      case Purpose.Close _ -> closed(tx, ended, confirmed);
    }
    checkIdentity(tx, ended.mode());
  }

  private void opened(Transaction tx, Conversion ended, Confirmed confirmed, Motive motive) {
    Position.Entry entry =
        new Position.Entry(
            ended.position(),
            ended.mode(),
            motive,
            confirmed.paid(),
            confirmed.received(),
            confirmed.at(),
            ended.id());
    tx.put(records.held(), new Position.Open(entry, Optional.empty()));
    Ledger ledger = ledger(tx, ended.mode()).opened(entry.cost());
    Amount change = Amount.zero(entry.cost().coin()).minus(entry.cost());
    write(tx, ledger, line(LedgerLine.Kind.OPENED, Optional.of(entry.id()), change, ledger));
  }

  private void closed(Transaction tx, Conversion ended, Confirmed confirmed) {
    Position.Closing sold = sold(tx, closing(tx, ended), confirmed);
    Position.Closed closed =
        sold.closed(confirmed.received(), confirmed.at())
            .leaving(sold.entry().amount().minus(confirmed.paid()));
    locks.after(tx, closed, booked(tx, closed, LedgerLine.Kind.CLOSED));
  }

  /// What a sale was about. Coins that were gone when it was made are no part of it, lest its gain
  /// look like a loss; dust is.
  private Position.Closing sold(Transaction tx, Position.Closing whole, Confirmed confirmed) {
    Position.Entry entry = whole.entry();
    Amount gone = entry.amount().minus(confirmed.paid());
    if (Position.isDust(gone, entry.amount()) || !entry.costOf(gone).isPositive()) {
      return whole;
    }
    Position.Entry part = part(tx, entry, gone);
    Position.Closed lost = Position.Closed.writtenOff(part, whole.seen(), confirmed.at());
    Ledger _ = booked(tx, lost, LedgerLine.Kind.WRITTEN_OFF);
    return whole.with(entry.without(part));
  }

  private Ledger booked(Transaction tx, Position.Closed closed, LedgerLine.Kind kind) {
    Mode mode = closed.entry().mode();
    tx.remove(records.held(), closed.id());
    tx.put(records.closed(), closed);
    tx.put(records.results(), results(tx, mode).with(closed));
    Ledger ledger = ledger(tx, mode).closed(closed.entry().cost(), closed.proceeds());
    write(tx, ledger, line(kind, Optional.of(closed.id()), closed.proceeds(), ledger));
    return ledger;
  }

  /// Coins of a position are gone, and with them what they cost. That is no trade, and locks
  /// nothing.
  void writeOff(Transaction tx, Position.Open open, Amount gone) {
    Position.Entry whole = open.entry();
    Position.Entry lost = whole;
    if (!gone.equals(whole.amount())) {
      lost = part(tx, whole, gone);
      tx.put(records.held(), open.with(whole.without(lost)));
    }
    Position.Closed closed = Position.Closed.writtenOff(lost, open.seen(), clock.instant());
    Ledger _ = booked(tx, closed, LedgerLine.Kind.WRITTEN_OFF);
    checkIdentity(tx, whole.mode());
  }

  /// All coins of a position are gone, and brought so much by another way.
  Position.Closed writeOff(Position.Open open, Amount brought) {
    return records
        .store()
        .transaction(tx -> {
          Position.Closed closed = open.writtenOff(brought, clock.instant());
          Ledger _ = booked(tx, closed, LedgerLine.Kind.WRITTEN_OFF);
          checkIdentity(tx, open.entry().mode());
          return closed;
        });
  }

  /// What is left keeps the number.
  private Position.Entry part(Transaction tx, Position.Entry of, Amount gone) {
    Records.Numbers numbers = tx.read(records.numbers()).forPart();
    tx.put(records.numbers(), numbers);
    return of.part(numbers.position(), gone);
  }

  private Position.Closing closing(View view, Conversion ended) {
    return view.find(records.held(), Position.Entry.idOf(ended.position()))
        .filter(Position.Closing.class::isInstance)
        .map(Position.Closing.class::cast)
        .filter(closing -> closing.closedBy().equals(ended.id()))
        .orElseThrow(
            () -> new IllegalArgumentException(ended.id() + " closes no position of this book"));
  }

  private void release(Transaction tx, Conversion ended) {
    if (!ended.opens()) {
      tx.put(records.held(), closing(tx, ended).openAgain());
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
        .transaction(tx -> adjustCash(tx, tx.read(records.switches()).mode(), cash));
  }

  Ledger adjustCash(Transaction tx, Mode mode, Amount cash) {
    Ledger before = ledger(tx, mode);
    Ledger after = before.withCash(cash);
    Amount change = cash.minus(before.cash());
    write(tx, after, line(LedgerLine.Kind.DEPOSITED, Optional.empty(), change, after));
    checkIdentity(tx, mode);
    return after;
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

  private LedgerLine line(
      LedgerLine.Kind kind, Optional<String> position, Amount change, Ledger ledger) {
    return new LedgerLine(clock.instant(), ledger.mode(), kind, position, change, ledger.cash());
  }

  private void write(Transaction tx, Ledger ledger, LedgerLine line) {
    tx.put(records.ledgers(), ledger);
    tx.append(records.lines(), line);
  }

  /// Money that does not add up is a fault of this program. It is told loudly and not undone: what
  /// was converted must stay in the book.
  private void checkIdentity(View view, Mode mode) {
    Amount cost =
        view.all(records.held()).stream()
            .filter(each -> each.entry().mode() == mode)
            .map(each -> each.entry().cost())
            .reduce(Amount.zero(startBalance.coin()), Amount::plus);
    Amount difference = ledger(view, mode).difference(cost);
    if (!difference.equals(Amount.zero(startBalance.coin()))) {
      LOG.log(System.Logger.Level.ERROR, "The {0} ledger is off by {1}", mode, difference);
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

  Records records() {
    return records;
  }
}
