package dev.flare.market;

import java.util.Map;

/// The port to what the exchange itself has written down: what an account has, and what became of a
/// conversion whose answer was lost. It only looks.
public interface ConversionBooks {
  /// What the account has; a coin that is absent is not owned.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  Map<Coin, Balance> balances();

  /// Whose books these are; always the same one where there is only one account.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  default AccountName account() {
    return new AccountName("", "");
  }

  /// A mark of the exchange and the keys, from which neither can be told; known without asking.
  /// Equal marks open the same account, different ones perhaps do as well.
  default String keyMark() {
    return "";
  }

  /// Looks for a conversion. What cannot be read leaves it [Finding.StillUnknown]; asking again
  /// changes nothing.
  Finding find(LostConversion lost);
}
