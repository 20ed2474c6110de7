package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Lets a request pass that the holder of the keys signed a short while ago.
///
/// @param window how far its timestamp may be from the exchange's time, in exchange time
record SignatureCheck(Credentials credentials, Duration window) {
  private static final String JSON = "application/json";

  /// @throws Denial in the order in which BitGet is seen to look
  void admit(SealedRequest request, Instant now) {
    requireHeaders(request);
    if (!credentials.key().equals(request.key())) {
      throw new Denial(Code.KEY_UNKNOWN);
    }
    if (!credentials.passphrase().matches(String.valueOf(request.passphrase()))) {
      throw new Denial(Code.PASSPHRASE_WRONG);
    }
    if (Duration.between(timestamp(request), now).abs().compareTo(window) > 0) {
      throw new Denial(Code.TIMESTAMP_EXPIRED);
    }
    if (!matches(request)) {
      throw new Denial(Code.SIGN_WRONG);
    }
  }

  private static void requireHeaders(SealedRequest request) {
    require(request.key(), Code.KEY_MISSING);
    require(request.sign(), Code.SIGN_MISSING);
    require(request.timestamp(), Code.TIMESTAMP_INVALID);
    require(request.passphrase(), Code.PASSPHRASE_MISSING);
    boolean json = request.contentType() != null && request.contentType().startsWith(JSON);
    if (request.method().equals("POST") && !json) {
      throw new Denial(Code.CONTENT_TYPE_INVALID);
    }
  }

  private static void require(@Nullable String header, Code otherwise) {
    if (header == null || header.isEmpty()) {
      throw new Denial(otherwise);
    }
  }

  private static Instant timestamp(SealedRequest request) {
    String text = String.valueOf(request.timestamp());
    if (!text.matches("[0-9]{1,16}")) {
      throw new Denial(Code.TIMESTAMP_INVALID);
    }
    return Instant.ofEpochMilli(Long.parseLong(text));
  }

  private boolean matches(SealedRequest request) {
    String text = request.timestamp() + request.method() + request.target() + request.body();
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8),
        String.valueOf(request.sign()).getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              credentials.secret().value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with HmacSHA256", e);
    }
  }
}
