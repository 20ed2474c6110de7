package dev.flare.market;

/// What a decision says to do: its two bits, of which at most one is set.
public enum Action {
  NONE,
  BUY,
  SELL;

  public boolean buys() {
    return this == BUY;
  }

  public boolean sells() {
    return this == SELL;
  }
}
