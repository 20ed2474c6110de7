package dev.flare.trading;

import dev.flare.jsondb.Transaction;
import dev.flare.jsondb.View;
import dev.flare.trading.protection.Exit;
import dev.flare.trading.protection.Lock;
import dev.flare.trading.protection.Protection;
import dev.flare.trading.protection.Protections;
import dev.flare.trading.protection.TrackRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the protections have locked. A lock is written together with the close that led to it.
final class Locks {
  private static final System.Logger LOG = System.getLogger(Locks.class.getName());

  /// How much later than we booked it the exchange may say that a position was closed.
  private static final Duration CLOCK_ERROR = Duration.ofHours(1);

  private final Records records;
  private final Protections protections;
  private final InstantSource clock;

  Locks(Records records, Protections protections, InstantSource clock) {
    this.records = records;
    this.protections = protections;
    this.clock = clock;
  }

  /// Locks what a closed position gives reason to.
  ///
  /// @param ledger as it is afterwards
  void after(Transaction tx, Position.Closed newest, Ledger ledger) {
    if (!protections.locking().isEmpty()) {
      Exit exit = exit(newest);
      TrackRecord record = record(tx, ledger, exit);
      protections.locking().forEach(each -> after(tx, ledger.mode(), each, exit, record));
    }
  }

  /// What matters of the past. Positions are not booked in the order in which they were closed: a
  /// lost one comes late.
  private TrackRecord record(View view, Ledger ledger, Exit newest) {
    Instant since =
        protections.locking().stream()
            .map(each -> each.since(newest))
            .min(Comparator.naturalOrder())
            .orElse(newest.at())
            .minus(CLOCK_ERROR);
    List<Exit> exits =
        view.newestFirst(records.lines())
            .takeWhile(line -> !line.at().isBefore(since))
            .filter(line -> line.mode() == ledger.mode())
            .filter(line -> line.kind() == LedgerLine.Kind.CLOSED)
            .flatMap(
                line -> line.position().flatMap(id -> view.find(records.closed(), id)).stream())
            .map(Position.Closed.class::cast)
            .map(Locks::exit)
            .toList();
    return new TrackRecord(exits, ledger.invested().plus(ledger.realised()));
  }

  private static Exit exit(Position.Closed closed) {
    return new Exit(
        closed.entry().motive().pair(),
        closed.closedAt(),
        isStop(closed),
        closed.entry().cost(),
        closed.realised());
  }

  private static boolean isStop(Position.Closed closed) {
    return switch (closed.reason()) {
      case STOP_LOSS -> true;
      case TRAILING_STOP -> closed.realised().value().signum() < 0;
      case TAKE_PROFIT, PROFIT_TIMEOUT, EXIT_SIGNAL, MANUAL, WRITTEN_OFF -> false;
    };
  }

  private void after(
      Transaction tx, Mode mode, Protection protection, Exit newest, TrackRecord record) {
    Optional<ProtectionLock> before = present(tx, mode, protection, newest);
    Optional<Instant> lifted = before.flatMap(ProtectionLock::liftedAt);
    TrackRecord counting = lifted.map(record::after).orElse(record);
    if (counting.exits().contains(newest)) {
      protection
          .after(newest, counting)
          .filter(lock -> isLonger(lock, before))
          .ifPresent(lock -> put(tx, new ProtectionLock(mode, lock, lifted)));
    }
  }

  private Optional<ProtectionLock> present(
      View view, Mode mode, Protection protection, Exit newest) {
    return view.all(records.locks()).stream()
        .filter(each -> each.isOf(mode, protection, protection.scope(newest)))
        .findFirst();
  }

  private static boolean isLonger(Lock lock, Optional<ProtectionLock> before) {
    return before
        .filter(each -> !each.isLifted())
        .map(each -> lock.until().isAfter(each.lock().until()))
        .orElse(true);
  }

  private void put(Transaction tx, ProtectionLock locked) {
    LOG.log(
        System.Logger.Level.WARNING,
        "protection={0} locks until {1}: {2}",
        locked.id(),
        locked.lock().until(),
        locked.lock().reason());
    tx.put(records.locks(), locked);
  }

  /// What keeps positions of a mode from being opened now.
  List<Lock> inForce(Mode mode) {
    Instant now = clock.instant();
    return records.locks().all().stream()
        .filter(each -> each.mode() == mode && each.isInForce(now))
        .map(ProtectionLock::lock)
        .toList();
  }

  /// Those whose end has not come, lifted ones among them.
  List<ProtectionLock> all() {
    Instant now = clock.instant();
    return records.locks().all().stream().filter(each -> !each.lock().hasEnded(now)).toList();
  }

  /// Lifts a lock; empty when there is none of that id, or its end has come.
  Optional<ProtectionLock> lift(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst().map(this::lift);
  }

  private ProtectionLock lift(ProtectionLock found) {
    if (found.isLifted()) {
      return found;
    }
    ProtectionLock lifted = found.lifted(clock.instant());
    records.locks().put(lifted);
    LOG.log(System.Logger.Level.INFO, "protection={0} lifted by hand", found.id());
    return lifted;
  }
}
