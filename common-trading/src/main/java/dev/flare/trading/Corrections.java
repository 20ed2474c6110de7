package dev.flare.trading;

import dev.flare.jsondb.Transaction;
import dev.flare.market.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Brings the live book in line with an account that has less. What is missing of a coin is missing
/// of its newest positions.
final class Corrections {
  private final Book book;
  private final Records records;
  private final Shortages shortages;

  Corrections(Book book, Shortages shortages) {
    this.book = book;
    this.shortages = shortages;
    this.records = book.records();
  }

  DriftAnswer settle(Drift drift, DriftRemedy remedy) {
    return switch (remedy) {
      case ADOPT -> isCash(drift) ? adoptCash(drift) : adoptCoins(drift);
      case SHRINK -> isCash(drift) ? new DriftAnswer.NothingToShrink(drift.coin()) : shrink(drift);
      case IGNORE -> ignore(drift);
    };
  }

  private boolean isCash(Drift drift) {
    return drift.coin().equals(book.baseToken());
  }

  private DriftAnswer adoptCash(Drift drift) {
    return records
        .store()
        .transaction(tx -> {
          book.bookings().setCash(tx, Mode.LIVE, drift.account());
          return new DriftAnswer.Done();
        });
  }

  private DriftAnswer adoptCoins(Drift drift) {
    List<Part> gone = gone(drift);
    Optional<Part> whole = gone.stream().filter(Part::isAll).findFirst();
    if (whole.isPresent()) {
      return new DriftAnswer.NothingLeft(whole.get().of.id());
    }
    return correct(gone, (tx, part) -> tx.put(records.held(), part.adopted()));
  }

  private DriftAnswer shrink(Drift drift) {
    return correct(gone(drift), this::writeOff);
  }

  /// What is left of them is all there, and may be sold at once.
  private DriftAnswer correct(List<Part> gone, BiConsumer<Transaction, Part> each) {
    DriftAnswer answer = change(tx -> gone.forEach(part -> each.accept(tx, part)));
    gone.forEach(part -> shortages.isOver(part.of.entry().number()));
    return answer;
  }

  /// A closed position that cost nothing could not be counted in per cent.
  private void writeOff(Transaction tx, Part part) {
    if (part.hasCost()) {
      book.bookings().writeOff(tx, part.of, part.amount);
    } else {
      tx.put(records.held(), part.adopted());
    }
  }

  private DriftAnswer ignore(Drift drift) {
    return change(tx -> tx.put(records.ignored(), new IgnoredDrift(drift.missing())));
  }

  private DriftAnswer change(Consumer<Transaction> work) {
    return records
        .store()
        .transaction(tx -> {
          work.accept(tx);
          return new DriftAnswer.Done();
        });
  }

  /// So much of an open position.
  private record Part(Position.Open of, Amount amount) {
    boolean isAll() {
      return amount.equals(of.entry().amount());
    }

    boolean hasCost() {
      return of.entry().costOf(amount).isPositive();
    }

    Position.Open adopted() {
      return of.with(of.entry().holding(of.entry().amount().minus(amount)));
    }
  }

  private List<Part> gone(Drift drift) {
    List<Part> parts = new ArrayList<>();
    Amount left = drift.missing();
    for (Position.Open open : newestFirst(drift)) {
      if (left.isPositive()) {
        Amount amount = open.entry().amount();
        Amount part = left.compareTo(amount) < 0 ? left : amount;
        parts.add(new Part(open, part));
        left = left.minus(part);
      }
    }
    return parts;
  }

  /// None of them is being sold, or nothing would be claimed of the coin.
  private List<Position.Open> newestFirst(Drift drift) {
    return book.held().reversed().stream()
        .filter(each -> each.entry().mode() == Mode.LIVE)
        .filter(each -> each.entry().amount().coin().equals(drift.coin()))
        .map(Position.Open.class::cast)
        .toList();
  }
}
