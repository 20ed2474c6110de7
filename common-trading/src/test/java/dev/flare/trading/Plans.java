package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;

/// Plans as plain as can be.
final class Plans {
  private static final Coin USDT = new Coin("USDT");

  private Plans() {}

  /// Everything on one position.
  static TradingPlan allOnOne() {
    return slots(1, "100");
  }

  static TradingPlan slots(int slots, String start) {
    return slots(slots, Amount.of(start, USDT));
  }

  static TradingPlan slots(int slots, Amount start) {
    return new TradingPlan() {
      @Override
      public boolean wants(Pair pair) {
        return !pair.base().equals(new Coin("SHUN"));
      }

      @Override
      public Ruling room(Pair pair, Funds funds) {
        return funds.taken() < slots
            ? Ruling.accepted()
            : Ruling.declined(Refusal.POSITIONS_FULL, "all taken");
      }

      @Override
      public Amount stake(Funds funds) {
        Ledger ledger = funds.ledger();
        return ledger.cash().shareOf(Math.max(1, slots - funds.taken()));
      }

      @Override
      public Amount startBalance() {
        return start;
      }

      @Override
      public Amount balance(Funds funds) {
        return funds.ledger().cash();
      }

      @Override
      public boolean takesDeposits() {
        return slots > 1;
      }
    };
  }
}
