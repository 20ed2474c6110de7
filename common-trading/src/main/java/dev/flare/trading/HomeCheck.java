package dev.flare.trading;

import dev.flare.market.AccountName;

/// Whether the account that the keys open is the one in which a book's live money is.
public sealed interface HomeCheck {
  /// It is.
  record Same() implements HomeCheck {}

  /// No live money was ever moved; the first that is makes this account its home.
  record NoneYet(AccountName present) implements HomeCheck {}

  /// It is another one; nothing may be bought, sold or looked for there.
  record Another(AccountName home, AccountName present) implements HomeCheck {
    /// What is wrong and what to do, for a person.
    public String told() {
      return "The keys open %s, but the live money of this book is in %s. Set the keys of that account again, or reset the ledger; if the coins were moved, name the account with PUT /api/account"
          .formatted(present, home);
    }
  }

  /// The keys are others than those of before, and the exchange does not say whose they are.
  record Untold(String reason) implements HomeCheck {}
}
