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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Where money really moves: one conversion at a time, each only with what is there.
final class LiveCounter {
  private final LiveAccount account;
  private final Records records;
  private final Quotes quotes;
  private final HomeAccount home;
  private final Shortages shortages;
  private final Set<String> unclear = ConcurrentHashMap.newKeySet();
  private final Turns turns = new Turns();
  private volatile boolean stopped;

  LiveCounter(LiveAccount account, Records records, Shortages shortages, LongSupplier nanos) {
    this.shortages = shortages;
    this.account = account;
    this.records = records;
    this.quotes = new Quotes(account.venue(), nanos);
    this.home = new HomeAccount(account.books(), records);
  }

  Quotes quotes() {
    return quotes;
  }

  HomeAccount home() {
    return home;
  }

  /// Closing goes before opening.
  <T> T alone(Conversion wish, Supplier<T> work) {
    return turns.alone(Turns.Urgency.of(wish), work);
  }

  /// Whether a wish can be paid for.
  sealed interface Funding {
    record Ready(Funded funded) implements Funding {}

    record Missing(Refusal reason, String detail) implements Funding {}
  }

  /// What keeps a position from being opened; asked before it is anybody's turn, for it may take
  /// long.
  Optional<Funding.Missing> obstacle(Conversion wish) {
    List<String> obstacles = wish.opens() ? account.obstacles().get() : List.of();
    return obstacles.isEmpty()
        ? Optional.empty()
        : Optional.of(new Funding.Missing(Refusal.LIVE_NOT_READY, String.join("; ", obstacles)));
  }

  /// Nothing has been sent when this says no.
  Funding fund(Conversion wish) {
    if (stopped) {
      return new Funding.Missing(Refusal.SHUTTING_DOWN, "this trader is stopping");
    }
    try {
      return unresolved(wish).or(() -> home.obstacle(wish)).orElseGet(() -> paid(wish));
    } catch (RuntimeException e) {
      return new Funding.Missing(Refusal.UNEXPECTED_FAULT, e.toString());
    }
  }

  /// Whoever still waits for a turn is turned away.
  void stop() {
    stopped = true;
  }

  /// Whose turn is next must know of a lost one, whether that is written down yet or not.
  Conversion remembered(Conversion ended) {
    if (ended.stage() instanceof Stage.Unknown) {
      unclear.add(ended.id());
    }
    return ended;
  }

  /// While a conversion may still turn out to be done, its coins are left alone: buying waits for
  /// any, selling for those of the same coin.
  private Optional<Funding> unresolved(Conversion wish) {
    return records.unfinished(records.store().view()).stream()
        .filter(this::isUnclear)
        .filter(each -> wish.opens() || touches(each, wish.spend().coin()))
        .findFirst()
        .map(each ->
            new Funding.Missing(
                Refusal.CONVERSION_UNRESOLVED,
                "%s may have been done; it is being looked for".formatted(each.id())));
  }

  private boolean isUnclear(Conversion conversion) {
    return conversion.mode() == Mode.LIVE
        && (conversion.stage() instanceof Stage.Unknown
            || (!conversion.isFinal() && unclear.contains(conversion.id())));
  }

  private static boolean touches(Conversion unclear, Coin coin) {
    return unclear.spend().coin().equals(coin) || unclear.target().equals(coin);
  }

  /// What was bought must be sellable although the balances cannot be read; the exchange sells
  /// nothing that is not there.
  private Funding paid(Conversion wish) {
    try {
      Map<Coin, Balance> balances = account.books().balances();
      Balance has = of(balances, wish.spend().coin());
      List<Balance> before = List.of(has, of(balances, wish.target()));
      return has.available().compareTo(wish.spend()) >= 0
          ? enough(wish, before)
          : less(wish, has, before);
    } catch (ExchangeUnavailable e) {
      return wish.opens()
          ? new Funding.Missing(Refusal.BALANCE_UNKNOWN, String.valueOf(e.getMessage()))
          : new Funding.Ready(new Funded(wish, List.of()));
    }
  }

  private static Balance of(Map<Coin, Balance> balances, Coin coin) {
    return Optional.ofNullable(balances.get(coin)).orElseGet(() -> Balance.none(coin));
  }

  private Funding enough(Conversion wish, List<Balance> before) {
    shortages.isOver(wish.position());
    return new Funding.Ready(new Funded(wish, before));
  }

  /// What an order of the owner's holds back is not missing.
  private Funding less(Conversion wish, Balance has, List<Balance> before) {
    if (!wish.opens()) {
      shortages.saw(wish.position(), has.available(), has.bound().isPositive());
    }
    return wish.opens() || has.bound().isPositive()
        ? tooLow(wish, has)
        : missing(wish, has.available(), before);
  }

  private static Funding tooLow(Conversion wish, Balance has) {
    return new Funding.Missing(
        Refusal.BALANCE_TOO_LOW,
        "the account has %s, and %s are wanted%s"
            .formatted(
                has.available(),
                wish.spend(),
                has.bound().isPositive() ? "; orders hold " + has.bound() : ""));
  }

  /// What is left of a position can be sold: at once when next to nothing is missing, else when it
  /// is certain that it is gone.
  private Funding missing(Conversion wish, Amount available, List<Balance> before) {
    Amount sellable = available.shareOf(1);
    Amount least = account.smallest(sellable.coin());
    boolean takes = sellable.isPositive() && sellable.compareTo(least) >= 0;
    if (takes && (isDust(wish, sellable, least) || shortages.isLasting(wish.position()))) {
      return new Funding.Ready(new Funded(wish.spending(sellable), before));
    }
    return new Funding.Missing(
        Refusal.COINS_MISSING,
        "the account has %s of the %s that the book says%s"
            .formatted(available, wish.spend(), takes ? "; if that lasts, they are sold" : ""));
  }

  private static boolean isDust(Conversion wish, Amount sellable, Amount least) {
    Amount gone = wish.spend().minus(sellable);
    return gone.compareTo(least) < 0 || Position.isDust(gone, wish.spend());
  }
}
