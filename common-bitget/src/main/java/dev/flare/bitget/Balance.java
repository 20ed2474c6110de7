package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;

/// What an account has of one coin.
///
/// @param available what can be spent now
/// @param bound what open orders and the like hold back
public record Balance(Amount available, Amount bound) {
  static Balance none(Coin coin) {
    return new Balance(Amount.zero(coin), Amount.zero(coin));
  }

  public Amount total() {
    return available.plus(bound);
  }
}
