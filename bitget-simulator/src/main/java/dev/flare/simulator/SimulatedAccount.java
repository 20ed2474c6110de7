package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.simulator.Conversion.BalanceChange;
import dev.flare.simulator.Conversion.Cause;
import dev.flare.simulator.Denial.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// The balances of the one account and the ledger of every conversion that changed them.
final class SimulatedAccount {
  private static final long FIRST_ID = 1_360_000_100_000_000_001L;

  private final List<Amount> start;
  private final Map<Coin, Amount> balances = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  private final List<Conversion> ledger = new ArrayList<>();
  private long nextId = FIRST_ID;

  SimulatedAccount(List<Amount> start) {
    this.start = List.copyOf(start);
    reset();
  }

  /// Goes back to the start: its balances, and no conversion. Ids are not used again.
  synchronized void reset() {
    balances.clear();
    ledger.clear();
    start.forEach(balance -> balances.merge(balance.coin(), balance, Amount::plus));
  }

  synchronized Amount balance(Coin coin) {
    return balances.getOrDefault(coin, Amount.zero(coin));
  }

  /// All balances that are not zero, by the name of the coin.
  synchronized List<Amount> balances() {
    return balances.values().stream().filter(Amount::isPositive).toList();
  }

  /// Every conversion, oldest first.
  synchronized List<Conversion> ledger() {
    return List.copyOf(ledger);
  }

  /// Executes a quote as often as it is asked to: whoever sends a trade twice, converts twice.
  ///
  /// @throws Denial when the account has too little
  synchronized Conversion convert(IssuedQuote quote, Instant at, Cause cause) {
    BalanceChange spent = change(quote.spend(), Amount::minus);
    if (spent.after().value().signum() < 0) {
      throw new Denial(Code.TOO_POOR);
    }
    BalanceChange received = change(quote.receive(), Amount::plus);
    balances.put(quote.from(), spent.after());
    balances.put(quote.to(), received.after());
    Conversion conversion = new Conversion(nextId++, at, quote, cause, spent, received);
    ledger.add(conversion);
    return conversion;
  }

  private BalanceChange change(Amount by, BinaryOperator<Amount> how) {
    Amount before = balance(by.coin());
    return new BalanceChange(before, how.apply(before, by));
  }
}
