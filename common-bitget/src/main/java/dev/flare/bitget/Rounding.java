package dev.flare.bitget;

import java.math.BigDecimal;

/// How far two figures that should be one may lie apart: BitGet cuts what it tells to eight
/// decimals.
final class Rounding {
  private static final BigDecimal LAST_DIGIT = new BigDecimal("0.00000001");
  private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");

  private Rounding() {}

  /// Whether `told` is `expected`, but for the last digit or a millionth.
  static boolean explains(BigDecimal expected, BigDecimal told) {
    BigDecimal difference = expected.subtract(told).abs();
    return difference.compareTo(LAST_DIGIT.max(expected.multiply(MILLIONTH))) <= 0;
  }
}
