package dev.flare.trading;

import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import java.util.Optional;

/// How much of the stake the way there and back may cost.
public sealed interface SpreadLimit {
  /// The limit for an entry on this decision; empty where the decision lacks the value.
  Optional<Percentage> of(Decision decision);

  /// Always the same.
  record Fixed(Percentage limit) implements SpreadLimit {
    @Override
    public Optional<Percentage> of(Decision decision) {
      return Optional.of(limit);
    }

    @Override
    public String toString() {
      return limit.plain();
    }
  }

  /// As much as the pair moves by itself.
  record Volatility() implements SpreadLimit {
    @Override
    public Optional<Percentage> of(Decision decision) {
      return decision.volatility();
    }

    @Override
    public String toString() {
      return "VOL";
    }
  }

  /// As much as the decision hopes to gain.
  record TakeProfit() implements SpreadLimit {
    @Override
    public Optional<Percentage> of(Decision decision) {
      return decision.takeProfit();
    }

    @Override
    public String toString() {
      return "TP";
    }
  }

  /// Reads a limit as a user writes it.
  ///
  /// @param text a percentage of 0 or more, `VOL` or `TP`
  static SpreadLimit parse(String text) {
    return switch (text) {
      case "VOL" -> new Volatility();
      case "TP" -> new TakeProfit();
      default -> fixed(Percentage.of(text));
    };
  }

  private static SpreadLimit fixed(Percentage limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("it is negative");
    }
    return new Fixed(limit);
  }
}
