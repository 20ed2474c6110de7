package dev.flare.pulse.door;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/// `./flare totp`: makes a key for an authenticator app and ten recovery codes, and prints the
/// lines that set them.
public final class TotpCommand {
  private static final int KEY_BYTES = 20;
  private static final int CODES = 10;

  private TotpCommand() {}

  public static void main(String... args) {
    System.out.print(text(new SecureRandom()));
  }

  static String text(SecureRandom random) {
    String key = KeyText.encode(bytes(random, KEY_BYTES));
    List<RecoveryCode> codes =
        Stream.generate(() -> RecoveryCode.of(bytes(random, RecoveryCode.BYTES)))
            .limit(CODES)
            .toList();
    return """
    # Into the env file of Pulse:
    AUTH_TOTP=%1$s
    AUTH_RECOVERY=%2$s

    # Into the authenticator app (as the key, or this address as a QR code):
    otpauth://totp/Flare?secret=%1$s&issuer=Flare

    # On paper; each stands in once for the app:
    %3$s
    """
        .formatted(
            key,
            codes.stream().map(RecoveryCode::hash).collect(joining(",")),
            codes.stream().map(RecoveryCode::text).collect(joining("\n")));
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
