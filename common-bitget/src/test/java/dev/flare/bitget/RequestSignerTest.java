package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSignerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          secret|1725040472073|GET/api/v2/spot/account/assets|p8vWylxL4JJCyy6B81n82ZEySiWChClCw99FTDocviA=
          test-secret|1700000000000|GET/api/v2/convert/currencies|m3vi+ib1VIP5GmMaEr8Et4rc36aqZ5vKWoMk/mJb9XA=
          test-secret|1700000000000|GET/api/v2/convert/quoted-price?fromCoin=USDT&fromCoinSize=100&toCoin=BTC|Ps6irkUR3gs2YTXHoGfzugGws46hXaVpFfSWOHBsVHY=
          test-secret|1700000000000|GET/api/v2/convert/convert-record?endTime=1700000000000&limit=100&startTime=1699990000000|EUx12nOTMmqxUZ99qW3/6+scfkquaeiyex/01I3LQxY=
          test-secret|1700000000000|POST/api/v2/convert/trade{"fromCoin":"USDT","fromCoinSize":"100","cnvtPrice":"0.0000100000000000","toCoin":"BTC","toCoinSize":"0.00100000","traceId":"1159296485743386624"}|qU5ROxmkRhJvRgVRA0BLL7EUNEGOtmROheOeUR0kh5g=
          test-secret|1700000000|GET/user/verify|QKXMEacdjBcrVZaxWVJypn62KNrQGzBErbiQtYn6KO8=
          a|1730301330|GET/user/verify|t0RPH0gO4ut6hHfJWZwKgtnL7XnVsa4AUenaIIbWCuc=
          """)
  void signsAsBitGetChecks(String secret, String timestamp, String request, String signature) {
    RequestSigner signer = RequestSigner.of(new ApiKeys("key", secret, "phrase"));

    assertThat(signer.sign(timestamp + request)).isEqualTo(signature);
  }

  @Test
  void signsWithAnRsaKeyOfTheSettingsSoThatItsPublicHalfAgrees() throws GeneralSecurityException {
    KeyPair pair = rsaPair();
    String secret = "rsa:" + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    ExchangeKeys keys = ExchangeKeys.parse("bg_1 %s phrase".formatted(secret));
    RequestSigner signer = RequestSigner.of(keys.keys());

    String signature = signer.sign("1700000000000GET/api/v2/convert/currencies");

    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(pair.getPublic());
    check.update("1700000000000GET/api/v2/convert/currencies".getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Base64.getDecoder().decode(signature))).isTrue();
  }

  @Test
  void refusesAnUnreadableRsaKeyWithoutRepeatingIt() {
    assertThatThrownBy(() -> RequestSigner.of(new ApiKeys("key", "rsa:c2VjcmV0", "phrase")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PKCS#8")
        .hasMessageNotContaining("c2VjcmV0");
  }

  private static KeyPair rsaPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }
}
