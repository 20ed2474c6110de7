package dev.flare.bitget;

/// What the exchange says when asked who we are.
public sealed interface AccountState {
  /// The kind of account that can convert by API.
  record Classic(AccountInfo info) implements AccountState {}

  /// The kind of account that cannot, whatever the key may do.
  record Unified() implements AccountState {
    /// What a person can do about it.
    public String advice() {
      return "The account is in unified mode, in which BitGet offers no conversions by API. Switch"
          + " it back to classic mode at BitGet, or make a classic sub-account and a key for it.";
    }
  }

  /// The key, the address or the account is turned away.
  record Barred(String code, String message) implements AccountState {}
}
