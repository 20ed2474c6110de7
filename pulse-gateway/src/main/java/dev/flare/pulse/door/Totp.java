package dev.flare.pulse.door;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of an authenticator app: RFC 6238 with SHA-1, six digits, 30 seconds, which is what
/// the apps agree on.
final class Totp {
  private static final int SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  private final byte[] key;

  Totp(byte[] key) {
    this.key = key.clone();
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  String code(long step) {
    byte[] hash = hash(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0F;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
    return "%06d".formatted(number % MODULUS);
  }

  private byte[] hash(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "RAW"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }
}
