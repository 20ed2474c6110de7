package dev.flare.pulse.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/// A code that stands in once for a lost second factor. It is long enough that a plain hash of it
/// tells nothing.
record RecoveryCode(String text) {
  static final int BYTES = 10;

  static RecoveryCode of(byte[] chance) {
    return new RecoveryCode(KeyText.encode(chance).replaceAll("(.{4})(?=.)", "$1-"));
  }

  String hash() {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
