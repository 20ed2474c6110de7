package dev.flare.grid;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.trading.EqualShares;
import dev.flare.trading.Funds;
import dev.flare.trading.Ruling;
import dev.flare.trading.TradingPlan;

/// Positions of one coin, each an equal share of all the money, gains included.
record GridPlan(Coin tradeToken, EqualShares shares, Amount startBalance) implements TradingPlan {
  @Override
  public boolean wants(Pair pair) {
    return pair.base().equals(tradeToken);
  }

  @Override
  public Ruling room(Pair pair, Funds funds) {
    return shares.room(funds);
  }

  @Override
  public Amount stake(Funds funds) {
    return shares.stake(funds);
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
