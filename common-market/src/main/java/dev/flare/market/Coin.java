package dev.flare.market;

import java.util.Locale;
import java.util.regex.Pattern;

/// A currency of the exchange by its upper-case ticker name, such as `BTC` or `1INCH`.
///
/// @param name 1 to 20 letters and digits; lower case is turned into upper case
public record Coin(String name) {
  private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,20}");

  public Coin {
    name = name.toUpperCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no coin name: 1 to 20 letters and digits are".formatted(name));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
