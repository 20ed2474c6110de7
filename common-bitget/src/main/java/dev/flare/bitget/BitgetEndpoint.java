package dev.flare.bitget;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Where the exchange is and how to speak to it.
///
/// @param timeout of one whole request
/// @param speed how many times faster than real time the exchange's clock runs; other than 1 only
///   at a simulator
/// @param language of the exchange's messages, `en-US` or `zh-CN`
public record BitgetEndpoint(URI address, Duration timeout, double speed, String language) {
  public static final URI PRODUCTION = URI.create("https://api.bitget.com");
  static final Set<String> LANGUAGES = Set.of("en-US", "zh-CN");

  /// One exchange has one address, however it is written: budgets and accounts go by it.
  public BitgetEndpoint {
    address = plain(address);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("A timeout of %s is no time".formatted(timeout));
    }
    if (!(speed > 0) || !Double.isFinite(speed)) {
      throw new IllegalArgumentException("A clock cannot run at speed " + speed);
    }
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "'%s' is no language of the exchange; en-US and zh-CN are".formatted(language));
    }
  }

  public static BitgetEndpoint of(URI address, Duration timeout, double speed) {
    return new BitgetEndpoint(address, timeout, speed, "en-US");
  }

  /// @throws IllegalArgumentException when `text` is no base address of an exchange
  public static URI address(String text) {
    URI address = URI.create(text);
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "'%s' is no address; one looks like %s or http://127.0.0.1:4900"
              .formatted(text, PRODUCTION));
    }
    return address;
  }

  private static URI plain(URI address) {
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    String port =
        address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
    String path = address.getRawPath().replaceFirst("/+$", "");
    return URI.create(
        address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path);
  }
}
