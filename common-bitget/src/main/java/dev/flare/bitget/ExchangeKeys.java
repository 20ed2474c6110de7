package dev.flare.bitget;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The setting `EXCHANGE_KEYS`: the keys of an account and, where wanted, how to reach it.
///
/// @param language of the exchange's messages, `en-US` or `zh-CN`
public record ExchangeKeys(
    ApiKeys keys, Optional<URI> endpoint, Optional<String> language, Optional<Duration> timeout) {

  /// Reads `key secret passphrase [endpoint [language [timeout in ms]]]`, parted by blanks.
  ///
  /// @throws IllegalArgumentException saying what is wrong without repeating a secret
  public static ExchangeKeys parse(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    if (words.size() < 3 || words.size() > 6) {
      throw new IllegalArgumentException(
          "%d words; expected are key, secret, passphrase and, if wanted, endpoint, language, timeout"
              .formatted(text.isBlank() ? 0 : words.size()));
    }
    return new ExchangeKeys(
        new ApiKeys(words.get(0), words.get(1), words.get(2)),
        word(words, 3).map(ExchangeKeys::address),
        word(words, 4).map(ExchangeKeys::language),
        word(words, 5).map(ExchangeKeys::millis));
  }

  /// `fallback` with everything that these keys say otherwise.
  public BitgetEndpoint endpointOr(BitgetEndpoint fallback) {
    return new BitgetEndpoint(
        endpoint.orElse(fallback.address()),
        timeout.orElse(fallback.timeout()),
        fallback.speed(),
        language.orElse(fallback.language()));
  }

  private static Optional<String> word(List<String> words, int index) {
    return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
  }

  /// A word in the wrong place may be a part of a secret, so no message repeats one.
  private static URI address(String text) {
    try {
      return BitgetEndpoint.address(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the fourth word is no address; one looks like " + BitgetEndpoint.PRODUCTION);
    }
  }

  private static String language(String text) {
    if (!BitgetEndpoint.LANGUAGES.contains(text)) {
      throw new IllegalArgumentException("the fifth word is no language; en-US and zh-CN are");
    }
    return text;
  }

  private static Duration millis(String text) {
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException("the sixth word is no timeout in milliseconds");
    }
    return Duration.ofMillis(Long.parseLong(text));
  }
}
