package dev.flare.trading;

import dev.flare.market.Amount;

/// Splits all the money, gains included, evenly among so many positions.
public record EqualShares(int most) {
  public EqualShares {
    if (most < 1) {
      throw new IllegalArgumentException("Money is shared by 1 position at least, not " + most);
    }
  }

  public Ruling room(Funds funds) {
    if (funds.taken() >= most) {
      return Ruling.declined(
          Refusal.POSITIONS_FULL, "%d of %d grids are taken".formatted(funds.taken(), most));
    }
    return total(funds).isPositive()
        ? Ruling.accepted()
        : Ruling.declined(Refusal.BALANCE_NOT_SET, "set the balance first");
  }

  /// Never more than there surely is: money may have been taken out, or be on its way.
  public Amount stake(Funds funds) {
    Amount share = total(funds).shareOf(most);
    Amount cash = funds.spendable().shareOf(1);
    return share.compareTo(cash) <= 0 ? share : cash;
  }

  private static Amount total(Funds funds) {
    return funds.ledger().cash().plus(funds.costOfHeld());
  }
}
