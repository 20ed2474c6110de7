package dev.flare.flux;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.trading.Funds;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import dev.flare.trading.TradingPlan;

/// Everything on one position, then everything that it brought on the next.
record FluxPlan(Amount startBalance) implements TradingPlan {
  @Override
  public boolean wants(Pair pair) {
    return true;
  }

  @Override
  public Ruling room(Pair pair, Funds funds) {
    if (!funds.held().isEmpty()) {
      String id = funds.held().getFirst().id();
      return Ruling.declined(Refusal.POSITION_OPEN, "%s holds the whole balance".formatted(id));
    }
    return funds.unresolved().isEmpty()
        ? Ruling.accepted()
        : Ruling.declined(
            Refusal.CONVERSION_UNRESOLVED, "perhaps the balance was converted already");
  }

  @Override
  public Amount stake(Funds funds) {
    return funds.ledger().cash().shareOf(1);
  }

  /// One running amount, whether it is in a position or not.
  @Override
  public Amount balance(Funds funds) {
    return funds.ledger().cash().plus(funds.costOfHeld());
  }

  @Override
  public boolean takesDeposits() {
    return false;
  }
}
