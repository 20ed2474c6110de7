package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.simulator.Denial.Code;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The balances of the one account and the ledger of every conversion that changed them.
final class SimulatedAccount {
  private static final long FIRST_ID = 1_360_000_100_000_000_001L;

  private final Map<Coin, Amount> balances = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  private final List<Conversion> ledger = new ArrayList<>();

  SimulatedAccount(List<Amount> balances) {
    balances.forEach(balance -> this.balances.merge(balance.coin(), balance, Amount::plus));
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
  synchronized Conversion convert(IssuedQuote quote, Instant at, String request, String signedAt) {
    Amount left = balance(quote.spend().coin()).minus(quote.spend());
    if (left.compareTo(Amount.zero(left.coin())) < 0) {
      throw new Denial(Code.TOO_POOR);
    }
    balances.put(left.coin(), left);
    balances.merge(quote.receive().coin(), quote.receive(), Amount::plus);
    Conversion conversion =
        new Conversion(
            FIRST_ID + ledger.size(),
            quote.traceId(),
            at,
            quote.spend(),
            quote.receive(),
            new BigDecimal(quote.price()),
            request,
            signedAt);
    ledger.add(conversion);
    return conversion;
  }
}
