package dev.flare.bitget;

/// What opens an account at the exchange. Its text form shows no secret.
///
/// @param secret of a key made by BitGet as it is; of a self-made RSA key the private key in
///   PKCS#8, Base64 on one line, behind `rsa:`
/// @param passphrase chosen when the key was made; not the password of the account
public record ApiKeys(String key, String secret, String passphrase) {
  public ApiKeys {
    check("key", key);
    check("secret", secret);
    check("passphrase", passphrase);
  }

  @Override
  public String toString() {
    return "ApiKeys[key=" + key.substring(0, Math.min(4, key.length() / 2)) + "***]";
  }

  /// Other letters could not travel in a header.
  private static void check(String name, String value) {
    if (!value.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "The %s of the API keys is empty or holds more than letters, digits and signs"
              .formatted(name));
    }
  }
}
