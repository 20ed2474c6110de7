package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Pair;

/// What makes one trader differ from another: which pairs it wants, how many positions it holds,
/// and how much it stakes.
public interface TradingPlan {
  /// Whether signals of the pair are for this plan at all. Its quote coin is the base token.
  boolean wants(Pair pair);

  /// Whether there is room for one more position, of this pair.
  Ruling room(Pair pair, Funds funds);

  /// What the next position may cost; zero or less when nothing is left.
  Amount stake(Funds funds);

  /// The cash a new ledger starts with.
  Amount startBalance();

  /// What the user calls the balance.
  Amount balance(Funds funds);

  /// Whether the user sets the balance by hand.
  boolean takesDeposits();
}
