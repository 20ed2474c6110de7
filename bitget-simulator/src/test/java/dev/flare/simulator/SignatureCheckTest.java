package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.bitget.ApiKeys;
import dev.flare.bitget.RequestSigner;
import dev.flare.service.launch.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final String SIGN = "m3vi+ib1VIP5GmMaEr8Et4rc36aqZ5vKWoMk/mJb9XA=";
  private static final String TIMESTAMP = "1700000000000";

  private final SignatureCheck check =
      new SignatureCheck(
          new Credentials("key", new Secret("test-secret"), new Secret("phrase")),
          Duration.ofSeconds(30));

  @Test
  void admitsWhatTheHolderOfTheKeysSigned() {
    assertThatCode(() -> check.admit(request("key", SIGN, TIMESTAMP, "phrase"), NOW))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    ", sign, 1700000000000, phrase, 40001",
    "key, , 1700000000000, phrase, 40002",
    "key, sign, , phrase, 40005",
    "key, sign, soon, phrase, 40005",
    "key, sign, 1700000000000, , 40011",
    "other, sign, 1700000000000, phrase, 40037",
    "key, sign, 1700000000000, wrong, 40012",
    "key, sign, 1700000000000, phrase, 40009"
  })
  void deniesWhatIsMissingOrWrong(
      @Nullable String key,
      @Nullable String sign,
      @Nullable String timestamp,
      @Nullable String passphrase,
      String code) {
    assertThatThrownBy(() -> check.admit(request(key, sign, timestamp, passphrase), NOW))
        .isInstanceOf(Denial.class)
        .hasMessageStartingWith(code);
  }

  @ParameterizedTest
  @CsvSource({"30000, true", "30001, false", "-30000, true", "-30001, false"})
  void admitsATimestampWithinThirtySeconds(long late, boolean admitted) {
    SealedRequest request = request("key", SIGN, TIMESTAMP, "phrase");
    Instant now = NOW.plusMillis(late);

    if (admitted) {
      assertThatCode(() -> check.admit(request, now)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check.admit(request, now)).hasMessageStartingWith("40008");
    }
  }

  @Test
  void deniesAPostThatIsNoJson() {
    SealedRequest form =
        new SealedRequest(
            "POST",
            "/x",
            "a=b",
            "key",
            SIGN,
            TIMESTAMP,
            "phrase",
            "application/x-www-form-urlencoded");

    assertThatThrownBy(() -> check.admit(form, NOW)).hasMessageStartingWith("40007");
  }

  @Test
  void admitsWhatThePrivateHalfOfAKeyPairSigned() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    SignatureCheck rsa =
        new SignatureCheck(
            new Credentials(
                "key", new Secret("rsa:" + base64(pair.getPublic())), new Secret("phrase")),
            Duration.ofSeconds(30));
    String sign =
        RequestSigner.of(new ApiKeys("key", "rsa:" + base64(pair.getPrivate()), "phrase"))
            .sign(TIMESTAMP + "GET/api/v2/convert/currencies");

    assertThatCode(() -> rsa.admit(request("key", sign, TIMESTAMP, "phrase"), NOW))
        .doesNotThrowAnyException();
    for (String wrong : List.of(SIGN, "no Base64", sign.replace(sign.charAt(0), '+'))) {
      assertThatThrownBy(() -> rsa.admit(request("key", wrong, TIMESTAMP, "phrase"), NOW))
          .hasMessageStartingWith("40009");
    }
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static SealedRequest request(
      @Nullable String key,
      @Nullable String sign,
      @Nullable String timestamp,
      @Nullable String passphrase) {
    return new SealedRequest(
        "GET", "/api/v2/convert/currencies", "", key, sign, timestamp, passphrase, null);
  }
}
