package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import java.util.Optional;

/// Positions whose coins are gone, as a person says and the account bears out.
///
/// Everything that changes something is called within the mailbox.
final class WriteOffs {
  private final Book book;
  private final Exits exits;
  private final Optional<LiveAccount> account;
  private final Optional<HomeAccount> home;

  WriteOffs(Book book, Exits exits, Optional<LiveAccount> account, Optional<HomeAccount> home) {
    this.book = book;
    this.exits = exits;
    this.account = account;
    this.home = home;
  }

  /// What the account said about the coins of a position.
  sealed interface Look {
    /// @param claims what the book said when it was asked
    /// @param least the smallest amount that the exchange converts
    record Seen(Claims claims, Amount has, Amount least) implements Look {}

    record Blind(String reason) implements Look {}
  }

  /// Asks the account; may take long, and from any thread.
  Look look(String position) {
    Optional<Position> held = book.held(position);
    Optional<String> stranger = home.flatMap(HomeAccount::stranger);
    if (held.isEmpty() || account.isEmpty()) {
      return new Look.Blind("EXCHANGE_KEYS are not set");
    }
    return stranger
        .<Look>map(Look.Blind::new)
        .orElseGet(() -> look(account.get(), held.get().entry().amount().coin()));
  }

  private Look look(LiveAccount known, Coin coin) {
    Claims claims = Claims.of(book);
    try {
      Balance has = known.books().balances().getOrDefault(coin, Balance.none(coin));
      return new Look.Seen(claims, has.total(), known.smallest(coin));
    } catch (ExchangeUnavailable e) {
      return new Look.Blind(String.valueOf(e.getMessage()));
    }
  }

  /// Takes the person's word where the account does not say otherwise.
  ///
  /// @param brought in the base token, nothing included
  WriteOffAnswer writeOff(String position, Amount brought, Look look) {
    return writeOff(position, brought, Optional.of(look));
  }

  /// Takes the person's word, whatever the account says.
  WriteOffAnswer writeOffAnyway(String position, Amount brought) {
    return writeOff(position, brought, Optional.empty());
  }

  private WriteOffAnswer writeOff(String position, Amount brought, Optional<Look> look) {
    Optional<Position> known = book.held(position).or(() -> book.closed(position));
    if (known.isEmpty()) {
      return new WriteOffAnswer.NoSuchPosition();
    }
    return switch (known.get()) {
      case Position.Open open ->
          objection(open, brought)
              .or(() -> look.flatMap(seen -> contradiction(open, seen)))
              .orElseGet(() -> done(open, brought));
      case Position.Closing _, Position.Closed _ -> new WriteOffAnswer.NotOpen();
    };
  }

  private Optional<WriteOffAnswer> objection(Position.Open open, Amount brought) {
    if (open.entry().mode() == Mode.DEMO) {
      return Optional.of(new WriteOffAnswer.OnPaper());
    }
    Amount cost = open.entry().cost();
    Amount last = exits.lastValue(open);
    Amount worth = cost.compareTo(last) < 0 ? last : cost;
    return brought.compareTo(worth.plus(worth)) > 0
        ? Optional.of(new WriteOffAnswer.Implausible(worth))
        : Optional.empty();
  }

  private Optional<WriteOffAnswer> contradiction(Position.Open open, Look look) {
    return switch (look) {
      case Look.Blind(var reason) -> Optional.of(new WriteOffAnswer.AccountUnknown(reason));
      case Look.Seen seen -> contradiction(open.entry().amount(), seen);
    };
  }

  /// What other positions hold of the coin is not this one's.
  private Optional<WriteOffAnswer> contradiction(Amount whole, Look.Seen seen) {
    Optional<Amount> claimed = Claims.of(book).of(whole.coin());
    if (claimed.isEmpty() || !claimed.equals(seen.claims().of(whole.coin()))) {
      return Optional.of(new WriteOffAnswer.Unsettled());
    }
    Amount left = seen.has().minus(claimed.get().minus(whole));
    return left.isPositive() && left.compareTo(seen.least()) >= 0
        ? Optional.of(new WriteOffAnswer.StillThere(left.compareTo(whole) < 0 ? left : whole))
        : Optional.empty();
  }

  private WriteOffAnswer done(Position.Open open, Amount brought) {
    book.writeOff(open, brought);
    return new WriteOffAnswer.Done(exits.gone(open.id()));
  }
}
