package dev.flare.market;

/// The smallest and largest amount of one coin in a conversion, both inclusive.
public record ConversionLimits(Amount minimum, Amount maximum) {
  public ConversionLimits {
    if (minimum.compareTo(maximum) > 0) {
      throw new IllegalArgumentException("Minimum %s exceeds %s".formatted(minimum, maximum));
    }
  }

  public boolean allow(Amount amount) {
    return amount.compareTo(minimum) >= 0 && amount.compareTo(maximum) <= 0;
  }
}
