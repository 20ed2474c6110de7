package dev.flare.trading;

import dev.flare.jsondb.View;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the account must have at least for the live book to be right. It may have more: of the
/// owner's, and of other traders on the same key.
///
/// @param amounts by coin; cash counts only while live is the mode
/// @param unclear coins of conversions under way and of lost ones; nothing is claimed of them
record Claims(Map<Coin, Amount> amounts, Set<Coin> unclear) {
  static Claims of(Book book) {
    View view = book.records().store().view();
    Set<Coin> unclear = unclear(book, view);
    Map<Coin, Amount> amounts = new HashMap<>();
    Stream.concat(coins(book, view), cash(book, view).stream())
        .filter(amount -> !unclear.contains(amount.coin()))
        .forEach(amount -> amounts.merge(amount.coin(), amount, Amount::plus));
    return new Claims(Map.copyOf(amounts), unclear);
  }

  private static Set<Coin> unclear(Book book, View view) {
    return book.records().unfinished(view).stream()
        .filter(each -> each.mode() == Mode.LIVE)
        .flatMap(each -> Stream.of(each.spend().coin(), each.target()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Amount> coins(Book book, View view) {
    return view.all(book.records().held()).stream()
        .filter(each -> each.entry().mode() == Mode.LIVE)
        .map(each -> each.entry().amount());
  }

  private static Optional<Amount> cash(Book book, View view) {
    boolean counts = view.read(book.records().switches()).mode() == Mode.LIVE;
    return Optional.of(book.ledger(view, Mode.LIVE).cash())
        .filter(cash -> counts && cash.isPositive());
  }

  Optional<Amount> of(Coin coin) {
    return Optional.ofNullable(amounts.get(coin));
  }

  /// What both claim alike.
  List<Amount> inCommonWith(Claims other) {
    return amounts.values().stream()
        .filter(amount -> other.of(amount.coin()).equals(Optional.of(amount)))
        .toList();
  }
}
