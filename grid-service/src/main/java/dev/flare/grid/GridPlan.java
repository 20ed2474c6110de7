package dev.flare.grid;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.trading.Funds;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import dev.flare.trading.TradingPlan;

/// Up to so many positions of one coin, each an equal share of all the money, gains included.
record GridPlan(Coin tradeToken, int maxGrids, Amount startBalance) implements TradingPlan {
  @Override
  public boolean wants(Pair pair) {
    return pair.base().equals(tradeToken);
  }

  @Override
  public Ruling room(Funds funds) {
    if (funds.taken() >= maxGrids) {
      return Ruling.declined(
          Refusal.POSITIONS_FULL, "%d of %d grids are taken".formatted(funds.taken(), maxGrids));
    }
    return total(funds).isPositive()
        ? Ruling.accepted()
        : Ruling.declined(Refusal.BALANCE_NOT_SET, "set the balance first");
  }

  /// Never more than there is: what was taken out of the balance may be missing at the end.
  @Override
  public Amount stake(Funds funds) {
    Amount share = total(funds).shareOf(maxGrids);
    Amount cash = funds.ledger().cash().shareOf(1);
    return share.compareTo(cash) <= 0 ? share : cash;
  }

  private static Amount total(Funds funds) {
    return funds.ledger().cash().plus(funds.costOfHeld());
  }

  @Override
  public Amount balance(Funds funds) {
    return funds.ledger().cash();
  }

  @Override
  public boolean takesDeposits() {
    return true;
  }
}
