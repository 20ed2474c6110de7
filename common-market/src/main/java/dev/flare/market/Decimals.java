package dev.flare.market;

import java.math.BigDecimal;

/// Gives equal numbers one form, so that records holding them are equal by meaning.
final class Decimals {
  private Decimals() {}

  static BigDecimal normal(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
