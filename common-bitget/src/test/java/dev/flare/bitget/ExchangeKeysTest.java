package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeKeysTest {
  private static final BitgetEndpoint SIMULATOR =
      BitgetEndpoint.of(URI.create("http://127.0.0.1:4900"), Duration.ofSeconds(5), 300);

  @Test
  void readsTheThreeSecretsAndLeavesTheRestAsItIs() {
    ExchangeKeys keys = ExchangeKeys.parse(" bg_1  s3cret phrase ");

    assertThat(keys.keys()).isEqualTo(new ApiKeys("bg_1", "s3cret", "phrase"));
    assertThat(keys.endpointOr(SIMULATOR)).isEqualTo(SIMULATOR);
  }

  @Test
  void readsWhereAndHowToReachTheExchange() {
    ExchangeKeys keys = ExchangeKeys.parse("k s p https://vip-api.bitget.com zh-CN 30000");

    assertThat(keys.endpointOr(SIMULATOR))
        .isEqualTo(
            new BitgetEndpoint(
                URI.create("https://vip-api.bitget.com"), Duration.ofSeconds(30), 300, "zh-CN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          key s3cret                          | 2 words; expected are key, secret, passphrase
          key s3cret phrase a b c d           | 7 words
          key s3cret phrase ftp://x           | the fourth word is no address
          key s3cret my phrase                | the fourth word is no address
          key s3cret phrase http://x deutsch  | the fifth word is no language
          key s3cret phrase http://x en-US 0  | the sixth word is no timeout in milliseconds
          """)
  void refusesWhatItCannotReadWithoutRepeatingSecrets(String text, String message) {
    assertThatThrownBy(() -> ExchangeKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("s3cret", "deutsch", "ftp:");
  }

  @Test
  void showsNoSecretAsText() {
    assertThat(ExchangeKeys.parse("bg_12345678 s3cret phrase").toString())
        .contains("bg_1***")
        .doesNotContain("bg_12345678", "s3cret", "phrase");
  }

  @Test
  void refusesALetterThatNoHeaderCanCarry() {
    assertThatThrownBy(() -> new ApiKeys("k", "s", "pässword"))
        .hasMessageContaining("passphrase")
        .hasMessageNotContaining("pässword");
  }
}
