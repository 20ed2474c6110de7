package dev.flare.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.service.launch.Secret;
import java.time.Duration;
import java.time.Instant;
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

  private static SealedRequest request(
      @Nullable String key,
      @Nullable String sign,
      @Nullable String timestamp,
      @Nullable String passphrase) {
    return new SealedRequest(
        "GET", "/api/v2/convert/currencies", "", key, sign, timestamp, passphrase, null);
  }
}
