package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.trading.Conversion.Stage;
import dev.flare.trading.ConversionDesk.Funded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Where money really moves: one conversion at a time, each only with what is there.
final class LiveCounter {
  private final LiveAccount account;
  private final Records records;
  private final Quotes quotes;
  private final ReentrantLock turn = new ReentrantLock(true);

  LiveCounter(LiveAccount account, Records records, LongSupplier nanos) {
    this.account = account;
    this.records = records;
    this.quotes = new Quotes(account.venue(), nanos);
  }

  Quotes quotes() {
    return quotes;
  }

  <T> T alone(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /// Whether a wish can be paid for.
  sealed interface Funding {
    record Ready(Funded funded) implements Funding {}

    record Missing(Refusal reason, String detail) implements Funding {}
  }

  /// Nothing has been sent when this says no.
  Funding fund(Conversion wish) {
    return obstacle(wish).orElseGet(() -> paid(wish));
  }

  private Optional<Funding> obstacle(Conversion wish) {
    List<String> obstacles = wish.opens() ? account.obstacles().get() : List.of();
    return obstacles.isEmpty()
        ? unresolved(wish)
        : Optional.of(new Funding.Missing(Refusal.LIVE_NOT_READY, String.join("; ", obstacles)));
  }

  /// While a conversion may still turn out to be done, its coins are left alone: buying waits for
  /// any, selling for those of the same coin.
  private Optional<Funding> unresolved(Conversion wish) {
    return records.conversions().all().stream()
        .filter(each -> each.mode() == Mode.LIVE && each.stage() instanceof Stage.Unknown)
        .filter(each -> wish.opens() || touches(each, wish.spend().coin()))
        .findFirst()
        .map(each ->
            new Funding.Missing(
                Refusal.CONVERSION_UNRESOLVED,
                "%s may have been done; it is being looked for".formatted(each.id())));
  }

  private static boolean touches(Conversion unclear, Coin coin) {
    return unclear.spend().coin().equals(coin) || unclear.target().equals(coin);
  }

  private Funding paid(Conversion wish) {
    try {
      Map<Coin, Balance> balances = account.books().balances();
      Balance has = of(balances, wish.spend().coin());
      List<Balance> before = List.of(has, of(balances, wish.target()));
      return has.available().compareTo(wish.spend()) >= 0
          ? new Funding.Ready(new Funded(wish, before))
          : less(wish, has.available(), before);
    } catch (ExchangeUnavailable e) {
      return new Funding.Missing(Refusal.BALANCE_UNKNOWN, String.valueOf(e.getMessage()));
    }
  }

  private static Balance of(Map<Coin, Balance> balances, Coin coin) {
    return Optional.ofNullable(balances.get(coin)).orElseGet(() -> Balance.none(coin));
  }

  /// What is missing of a position is missing; what is left of it can be sold.
  private static Funding less(Conversion wish, Amount available, List<Balance> before) {
    Amount sellable = available.shareOf(1);
    return wish.opens() || !sellable.isPositive()
        ? new Funding.Missing(
            Refusal.BALANCE_TOO_LOW,
            "the account has %s, and %s are wanted".formatted(available, wish.spend()))
        : new Funding.Ready(new Funded(wish.spending(sellable), before));
  }
}
