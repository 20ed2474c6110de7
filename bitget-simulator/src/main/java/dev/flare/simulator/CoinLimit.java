package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The smallest and the largest amount of a coin in a conversion: worth about 1 and 80 000 of the
/// unit of the market.
record CoinLimit(Amount minimum, Amount maximum) {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.UP);
  private static final BigDecimal MOST = new BigDecimal("80000");

  /// @param perUnit units of the coin for one unit of the market, usually a USDT
  static CoinLimit of(Coin coin, BigDecimal perUnit) {
    BigDecimal least = perUnit.round(TWO_DIGITS).setScale(8, RoundingMode.UP);
    return new CoinLimit(new Amount(least, coin), new Amount(least.multiply(MOST), coin));
  }
}
