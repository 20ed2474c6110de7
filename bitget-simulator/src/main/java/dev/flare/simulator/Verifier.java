package dev.flare.simulator;

import dev.flare.service.launch.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether a message comes from the holder of a secret.
@FunctionalInterface
interface Verifier {
  /// @param sign what should prove it, in Base64
  boolean accepts(String message, String sign);

  /// By HMAC with the secret itself; by RSA when it is `rsa:` and the public key of a pair.
  ///
  /// @throws IllegalArgumentException when that key cannot be read
  static Verifier of(Secret secret) {
    String rsa = "rsa:";
    String text = secret.value();
    return text.startsWith(rsa) ? withRsa(text.substring(rsa.length())) : withHmac(text);
  }

  private static Verifier withHmac(String secret) {
    var key = new SecretKeySpec(bytes(secret), "HmacSHA256");
    return (message, sign) -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        String right = Base64.getEncoder().encodeToString(mac.doFinal(bytes(message)));
        return MessageDigest.isEqual(bytes(right), bytes(sign));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java cannot sign with HmacSHA256", e);
      }
    };
  }

  private static Verifier withRsa(String x509) {
    PublicKey key = publicKey(x509);
    return (message, sign) -> {
      try {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(bytes(message));
        return signature.verify(Base64.getDecoder().decode(sign));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return false; // a signature of another length, or no Base64
      }
    };
  }

  private static PublicKey publicKey(String x509) {
    try {
      byte[] bytes = Base64.getDecoder().decode(x509);
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "behind rsa: is no RSA public key (X.509, Base64 on one line)");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
