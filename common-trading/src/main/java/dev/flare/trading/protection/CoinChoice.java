package dev.flare.trading.protection;

import dev.flare.market.Coin;
import java.util.Set;

/// Which coins may be bought.
///
/// @param allowed only these; empty for any
/// @param denied none of these, whatever is allowed
public record CoinChoice(Set<Coin> allowed, Set<Coin> denied) {
  public static final CoinChoice ANY = new CoinChoice(Set.of(), Set.of());

  public CoinChoice {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
  }

  public boolean denies(Coin coin) {
    return denied.contains(coin);
  }

  public boolean leavesOut(Coin coin) {
    return !allowed.isEmpty() && !allowed.contains(coin);
  }
}
