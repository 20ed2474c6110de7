package dev.flare.trading;

import dev.flare.market.AccountName;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ExchangeUnavailable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Holds the live money of a book to the account in which it is, whatever keys are set.
///
/// With the keys of before nothing is asked, so that a position can be closed while the exchange
/// does not tell whose keys they are.
final class HomeAccount {
  private final ConversionBooks books;
  private final Records records;
  private final AtomicReference<Optional<AccountName>> present =
      new AtomicReference<>(Optional.empty());

  HomeAccount(ConversionBooks books, Records records) {
    this.books = books;
    this.records = records;
  }

  /// Where the live money of a book is.
  ///
  /// @param account empty before live money was moved
  /// @param keyMark of the keys that were set last
  record Mark(Optional<AccountName> account, String keyMark) {
    static final Mark NONE = new Mark(Optional.empty(), "");
  }

  /// Never throws for what the exchange does.
  HomeCheck check() {
    Mark mark = records.home().read();
    if (mark.account().isPresent() && mark.keyMark().equals(books.keyMark())) {
      return new HomeCheck.Same();
    }
    try {
      return compared(mark, present());
    } catch (ExchangeUnavailable e) {
      return new HomeCheck.Untold(String.valueOf(e.getMessage()));
    }
  }

  /// Why what the account says is nothing about this book; empty when it is.
  Optional<String> stranger() {
    return switch (check()) {
      case HomeCheck.Same _, HomeCheck.NoneYet _ -> Optional.empty();
      case HomeCheck.Another another -> Optional.of(another.told());
      case HomeCheck.Untold(var reason) -> Optional.of(reason);
    };
  }

  private HomeCheck compared(Mark mark, AccountName now) {
    if (mark.account().isEmpty()) {
      return new HomeCheck.NoneYet(now);
    }
    AccountName home = mark.account().get();
    if (home.equals(now)) {
      settleIn(now);
      return new HomeCheck.Same();
    }
    return new HomeCheck.Another(home, now);
  }

  /// Keys open one account as long as they live.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  AccountName present() {
    AccountName known = present.get().orElseGet(books::account);
    present.set(Optional.of(known));
    return known;
  }

  /// Durable before this returns.
  void settleIn(AccountName account) {
    records.home().put(new Mark(Optional.of(account), books.keyMark()));
  }

  /// What forbids a conversion; one that goes on has its home written down.
  Optional<LiveCounter.Funding> obstacle(Conversion wish) {
    return switch (check()) {
      case HomeCheck.Same _ -> Optional.empty();
      case HomeCheck.NoneYet(var account) -> {
        settleIn(account);
        yield Optional.empty();
      }
      case HomeCheck.Another another ->
          Optional.of(new LiveCounter.Funding.Missing(Refusal.OTHER_ACCOUNT, another.told()));
      case HomeCheck.Untold(var reason) ->
          isHomeless() && !wish.opens()
              ? Optional.empty()
              : Optional.of(new LiveCounter.Funding.Missing(Refusal.ACCOUNT_UNKNOWN, reason));
    };
  }

  /// Books of before this was kept have live positions and no home.
  private boolean isHomeless() {
    return records.home().read().account().isEmpty();
  }
}
