package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitgetEndpointTest {
  @ParameterizedTest // else two traders with one key would not share their budget
  @CsvSource({
    "https://api.bitget.com/,https://api.bitget.com",
    "https://API.bitget.com,https://api.bitget.com",
    "https://api.bitget.com:443//,https://api.bitget.com",
    "http://127.0.0.1:80,http://127.0.0.1",
    "http://127.0.0.1:4900/,http://127.0.0.1:4900",
    "http://127.0.0.1:4900/double/,http://127.0.0.1:4900/double",
    "http://[::1]:4900/,http://[::1]:4900",
    "https://api.bitget.com:80,https://api.bitget.com:80"
  })
  void isTheSameHoweverItIsWritten(String written, String plain) {
    BitgetEndpoint endpoint =
        BitgetEndpoint.of(BitgetEndpoint.address(written), Duration.ofSeconds(1), 1);

    assertThat(endpoint.address()).isEqualTo(URI.create(plain));
  }
}
