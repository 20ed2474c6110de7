package dev.flare.market;

/// What an account has of one coin.
///
/// @param available what can be spent now
/// @param bound what open orders and the like hold back
public record Balance(Amount available, Amount bound) {
  public static Balance none(Coin coin) {
    return new Balance(Amount.zero(coin), Amount.zero(coin));
  }

  public Amount total() {
    return available.plus(bound);
  }
}
