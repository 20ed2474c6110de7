package dev.flare.market;

/// Two coins with a price between them: one unit of `base` costs so many units of `quote`.
public record Pair(Coin base, Coin quote) {
  public Pair {
    if (base.equals(quote)) {
      throw new IllegalArgumentException("A pair needs two coins, not %s twice".formatted(base));
    }
  }

  public static Pair of(String base, String quote) {
    return new Pair(new Coin(base), new Coin(quote));
  }

  /// Both names in a row, as the exchange writes it: `BTCUSDT`.
  public String symbol() {
    return base.name() + quote.name();
  }

  @Override
  public String toString() {
    return symbol();
  }
}
