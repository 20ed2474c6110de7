package dev.flare.trading;

import dev.flare.market.AccountName;

/// What becomes of a person's word that the live money of a book is in another account now.
public sealed interface HomeAnswer {
  record Done(AccountName home) implements HomeAnswer {}

  /// The keys open another account than the one named.
  record NotTheKeys(AccountName present) implements HomeAnswer {}

  /// A lost conversion can only be found in the account in which it was begun.
  record ConversionUnresolved(String conversion) implements HomeAnswer {}
}
