package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets a request pass that the holder of the keys signed a short while ago.
final class SignatureCheck {
  private static final String JSON = "application/json";

  private final Credentials credentials;
  private final Duration window;
  private final Verifier verifier;

  /// @param window how far its timestamp may be from the exchange's time, in exchange time
  SignatureCheck(Credentials credentials, Duration window) {
    this.credentials = credentials;
    this.window = window;
    this.verifier = Verifier.of(credentials.secret());
  }

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
    return verifier.accepts(
        request.timestamp() + request.method() + request.target() + request.body(),
        String.valueOf(request.sign()));
  }
}
