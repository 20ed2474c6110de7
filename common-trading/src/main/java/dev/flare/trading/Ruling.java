package dev.flare.trading;

import java.util.function.Supplier;

/// What a rule says about an entry.
public sealed interface Ruling {
  record Accepted() implements Ruling {}

  /// It may not.
  ///
  /// @param detail for people, with the values that decided
  record Declined(Refusal reason, String detail) implements Ruling {}

  static Ruling accepted() {
    return new Accepted();
  }

  static Ruling declined(Refusal reason, String detail) {
    return new Declined(reason, detail);
  }

  /// This ruling, or the next where this one accepts; only then is it asked for.
  default Ruling and(Supplier<Ruling> next) {
    return switch (this) {
      case Accepted _ -> next.get();
      case Declined _ -> this;
    };
  }
}
