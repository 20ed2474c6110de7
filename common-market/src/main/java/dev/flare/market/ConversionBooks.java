package dev.flare.market;

import java.util.Map;

/// The port to what the exchange itself has written down: what an account has, and what became of a
/// conversion whose answer was lost. It only looks.
public interface ConversionBooks {
  /// What the account has; a coin that is absent is not owned.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  Map<Coin, Balance> balances();

  /// Looks for a conversion. What cannot be read leaves it [Finding.StillUnknown]; asking again
  /// changes nothing.
  Finding find(LostConversion lost);
}
