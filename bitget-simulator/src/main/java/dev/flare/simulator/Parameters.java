package dev.flare.simulator;

import dev.flare.market.Coin;
import dev.flare.simulator.Denial.Code;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads what callers write into a query.
final class Parameters {
  private Parameters() {}

  static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new Denial(Code.PARAMETER_MISSING, "Parameter %s cannot be empty".formatted(name));
    }
    return value;
  }

  static Coin coin(String name, @Nullable String value) {
    try {
      return new Coin(required(name, value));
    } catch (IllegalArgumentException e) {
      throw new Denial(Code.NOT_CONVERTIBLE, String.valueOf(e.getMessage()));
    }
  }

  static Instant time(String name, @Nullable String value) {
    return Instant.ofEpochMilli(number(name, required(name, value)));
  }

  /// A limit: `standard` when none is given, at most `most` whatever is.
  static int limit(@Nullable String value, int standard, int most) {
    long limit = value == null || value.isEmpty() ? standard : number("limit", value);
    if (limit < 1) {
      throw new Denial(Code.PARAMETER_INVALID, "Parameter limit cannot be %s".formatted(value));
    }
    return (int) Math.min(limit, most);
  }

  /// The id that a page goes on before; without one, the end of all ids.
  static long before(@Nullable String value) {
    return value == null || value.isEmpty() ? Long.MAX_VALUE : number("idLessThan", value);
  }

  static long number(String name, String value) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as a negative number is
    }
    throw new Denial(Code.PARAMETER_INVALID, "Parameter %s cannot be '%s'".formatted(name, value));
  }
}
