package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.time.Instant;

/// The account has less of a coin than the live book says.
///
/// @param book what it has to have at least
/// @param since when that was seen first
/// @param ignored whether the user wants to hear no more of it while it stays as it is
public record Drift(Amount book, Amount account, Instant since, boolean ignored) {
  public Coin coin() {
    return book.coin();
  }

  public Amount missing() {
    return book.minus(account);
  }

  Drift ignored(boolean now) {
    return new Drift(book, account, since, now);
  }

  Drift since(Drift earlier) {
    return new Drift(book, account, earlier.since, ignored);
  }
}
