package dev.flare.bitget;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves that a message comes from the holder of a secret.
@FunctionalInterface
public interface RequestSigner {
  /// The signature of `message` in Base64.
  String sign(String message);

  /// The signer that fits the kind of secret, see [ApiKeys#secret()].
  ///
  /// @throws IllegalArgumentException when an RSA key cannot be read
  static RequestSigner of(ApiKeys keys) {
    String rsa = "rsa:";
    return keys.secret().startsWith(rsa)
        ? withRsa(keys.secret().substring(rsa.length()))
        : withHmac(keys.secret());
  }

  private static RequestSigner withHmac(String secret) {
    var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    return message -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return base64(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java cannot sign with HmacSHA256", e);
      }
    };
  }

  private static RequestSigner withRsa(String pkcs8) {
    PrivateKey key = privateKey(pkcs8);
    return message -> {
      try {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(message.getBytes(StandardCharsets.UTF_8));
        return base64(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java cannot sign with SHA256withRSA", e);
      }
    };
  }

  private static PrivateKey privateKey(String pkcs8) {
    try {
      byte[] bytes = Base64.getDecoder().decode(pkcs8);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The secret behind 'rsa:' is no RSA private key (PKCS#8, Base64 on one line)");
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
