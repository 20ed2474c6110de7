package dev.flare.market;

import java.math.BigDecimal;

/// A share in hundredths: `1.5` is 1.5 %. May be negative.
public record Percentage(BigDecimal value) implements Comparable<Percentage> {
  public static final Percentage ZERO = new Percentage(BigDecimal.ZERO);

  public Percentage {
    value = Decimals.normal(value);
  }

  public static Percentage of(String value) {
    return new Percentage(new BigDecimal(value));
  }

  public Percentage negated() {
    return new Percentage(value.negate());
  }

  public Percentage abs() {
    return new Percentage(value.abs());
  }

  public Percentage minus(Percentage other) {
    return new Percentage(value.subtract(other.value));
  }

  public Percentage min(Percentage other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Percentage max(Percentage other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isPositive() {
    return value.signum() > 0;
  }

  public boolean isNegative() {
    return value.signum() < 0;
  }

  @Override
  public int compareTo(Percentage other) {
    return value.compareTo(other.value);
  }

  /// The bare number in plain notation, without the sign `%`.
  public String plain() {
    return value.toPlainString();
  }

  @Override
  public String toString() {
    return plain() + "%";
  }
}
