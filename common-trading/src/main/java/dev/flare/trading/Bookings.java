package dev.flare.trading;

import dev.flare.jsondb.Transaction;
import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import dev.flare.trading.Conversion.Purpose;
import dev.flare.trading.Conversion.Stage.Confirmed;
import java.time.InstantSource;
import java.util.Optional;

/// What happened, as positions, cash and results: always all of them together, so that the ledger
/// adds up.
final class Bookings {
  private static final System.Logger LOG = System.getLogger(Bookings.class.getName());

  private final Records records;
  private final Locks locks;
  private final Amount startBalance;
  private final InstantSource clock;

  Bookings(Records records, Locks locks, Amount startBalance, InstantSource clock) {
    this.records = records;
    this.locks = locks;
    this.startBalance = startBalance;
    this.clock = clock;
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

  /// What a conversion that was done means.
  void book(Transaction tx, Conversion ended, Confirmed confirmed) {
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
  Position.Closed soldElsewhere(Transaction tx, Position.Open open, Amount brought) {
    Position.Closed closed = open.writtenOff(brought, clock.instant());
    Ledger _ = booked(tx, closed, LedgerLine.Kind.WRITTEN_OFF);
    checkIdentity(tx, open.entry().mode());
    return closed;
  }

  /// What is left keeps the number.
  private Position.Entry part(Transaction tx, Position.Entry of, Amount gone) {
    Records.Numbers numbers = tx.read(records.numbers()).forPart();
    tx.put(records.numbers(), numbers);
    return of.part(numbers.position(), gone);
  }

  /// The position that a conversion closes.
  Position.Closing closing(View view, Conversion ended) {
    return view.find(records.held(), Position.Entry.idOf(ended.position()))
        .filter(Position.Closing.class::isInstance)
        .map(Position.Closing.class::cast)
        .filter(closing -> closing.closedBy().equals(ended.id()))
        .orElseThrow(
            () -> new IllegalArgumentException(ended.id() + " closes no position of this book"));
  }

  /// The user says how much cash there is.
  Ledger setCash(Transaction tx, Mode mode, Amount cash) {
    Ledger before = ledger(tx, mode);
    Ledger after = before.withCash(cash);
    Amount change = cash.minus(before.cash());
    write(tx, after, line(LedgerLine.Kind.DEPOSITED, Optional.empty(), change, after));
    checkIdentity(tx, mode);
    return after;
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
}
