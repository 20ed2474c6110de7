package dev.flare.bitget;

import java.time.InstantSource;
import java.util.Map;

/// Puts the headers on a request by which the exchange knows the account.
record Seal(ApiKeys keys, RequestSigner signer, InstantSource clock) {
  Map<String, String> headers(ApiCall call) {
    String timestamp = Long.toString(clock.millis());
    return Map.of(
        "ACCESS-KEY", keys.key(),
        "ACCESS-PASSPHRASE", keys.passphrase(),
        "ACCESS-TIMESTAMP", timestamp,
        "ACCESS-SIGN", signer.sign(timestamp + call.method() + call.target() + call.body()));
  }

  @Override
  public String toString() {
    return "Seal[" + keys + "]";
  }
}
