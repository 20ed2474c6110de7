package dev.flare.snap;

import dev.flare.market.Amount;
import dev.flare.market.Pair;
import dev.flare.trading.EqualShares;
import dev.flare.trading.Funds;
import dev.flare.trading.Refusal;
import dev.flare.trading.Ruling;
import dev.flare.trading.TradingPlan;

/// Positions of any pair, each an equal share of all the money, and so many of one pair at most.
record SnapPlan(EqualShares shares, int maxPerPair, Amount startBalance) implements TradingPlan {
  @Override
  public boolean wants(Pair pair) {
    return true;
  }

  @Override
  public Ruling room(Pair pair, Funds funds) {
    int taken = funds.takenBy(pair);
    return taken < maxPerPair
        ? shares.room(funds)
        : Ruling.declined(
            Refusal.PAIR_FULL, "%d of %d for %s are taken".formatted(taken, maxPerPair, pair));
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
