package dev.flare.pulse.door;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  @ParameterizedTest // RFC 6238, appendix B, the last six of its eight digits
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void agreesWithTheRfc(long second, String code) {
    Totp totp = new Totp("12345678901234567890".getBytes(US_ASCII));

    assertThat(totp.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @ParameterizedTest // RFC 4648, section 10
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesAndReadsBase32(String text, String encoded) {
    assertThat(KeyText.encode(text.getBytes(US_ASCII))).isEqualTo(encoded);
    assertThat(new String(KeyText.decode(encoded.toLowerCase(Locale.ROOT)), US_ASCII))
        .isEqualTo(text);
  }

  @Test
  void makesKeysAndCodesThatTheSettingsTake() {
    String text = TotpCommand.text(new SecureRandom());

    assertThat(text).containsPattern("AUTH_TOTP=[A-Z2-7]{32}\n");
    assertThat(text).containsPattern("AUTH_RECOVERY=([0-9a-f]{64},){9}[0-9a-f]{64}\n");
    assertThat(text).containsPattern("\n([A-Z2-7]{4}-){3}[A-Z2-7]{4}\n");
  }
}
