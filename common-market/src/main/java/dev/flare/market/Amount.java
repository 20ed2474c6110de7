package dev.flare.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A quantity of one coin, exact to the last digit; equal to another when value and coin are.
///
/// Amounts may be negative (a loss). Mixing two coins is an [IllegalArgumentException].
public record Amount(BigDecimal value, Coin coin) implements Comparable<Amount> {
  public Amount {
    value = Decimals.normal(value);
  }

  public static Amount of(String value, Coin coin) {
    return new Amount(new BigDecimal(value), coin);
  }

  public static Amount zero(Coin coin) {
    return new Amount(BigDecimal.ZERO, coin);
  }

  public Amount plus(Amount other) {
    return new Amount(value.add(sameCoin(other).value), coin);
  }

  public Amount minus(Amount other) {
    return new Amount(value.subtract(sameCoin(other).value), coin);
  }

  /// One of `parts` equal shares, cut (never rounded up) after eight decimals, which is all the
  /// exchange takes.
  public Amount shareOf(int parts) {
    return new Amount(value.divide(BigDecimal.valueOf(parts), 8, RoundingMode.DOWN), coin);
  }

  /// The change from `before` to this amount: 100 (this - before) / before.
  ///
  /// @throws ArithmeticException when `before` is zero
  public Percentage changeFrom(Amount before) {
    return new Percentage(
        minus(before).value.movePointRight(2).divide(before.value, MathContext.DECIMAL64));
  }

  public boolean isPositive() {
    return value.signum() > 0;
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(sameCoin(other).value);
  }

  /// The bare number in plain notation, as the exchange and JSON take it: `0.0000002`, never
  /// `2E-7`.
  public String plain() {
    return value.toPlainString();
  }

  @Override
  public String toString() {
    return plain() + " " + coin;
  }

  private Amount sameCoin(Amount other) {
    if (!coin.equals(other.coin)) {
      throw new IllegalArgumentException("Cannot mix %s with %s".formatted(this, other));
    }
    return other;
  }
}
