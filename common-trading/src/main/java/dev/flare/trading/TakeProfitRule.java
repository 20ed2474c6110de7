package dev.flare.trading;

import dev.flare.market.Decision;
import dev.flare.market.Percentage;
import java.util.Optional;

/// How much a position is to gain before it is closed.
///
/// @param risky hope for the decision's take profit rather than its volatility
/// @param most never hope for more than this, nor than the smaller of those two
public record TakeProfitRule(boolean risky, Optional<Percentage> most) {
  /// Empty where the decision lacks a value that the rule needs.
  Optional<Percentage> of(Decision decision) {
    if (most.isPresent()) {
      return decision
          .volatility()
          .flatMap(volatility -> decision.takeProfit().map(volatility::min))
          .map(most.get()::min);
    }
    return risky ? decision.takeProfit() : decision.volatility();
  }
}
