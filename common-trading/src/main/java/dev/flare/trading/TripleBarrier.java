package dev.flare.trading;

import dev.flare.market.Percentage;
import java.time.Duration;
import java.util.Optional;

/// Closes at the first barrier reached: enough profit, too much loss, or patience at an end.
///
/// Patience only closes positions that lose nothing; a losing position waits for its stop loss.
record TripleBarrier(Percentage stopLoss, Duration patience) implements ExitRule {
  @Override
  public Optional<CloseReason> judge(Standing standing) {
    Percentage change = standing.change();
    if (change.compareTo(standing.takeProfit()) >= 0) {
      return Optional.of(CloseReason.TAKE_PROFIT);
    }
    if (!change.isNegative() && standing.age().compareTo(patience) > 0) {
      return Optional.of(CloseReason.PROFIT_TIMEOUT);
    }
    return change.compareTo(stopLoss.negated()) < 0
        ? Optional.of(CloseReason.STOP_LOSS)
        : Optional.empty();
  }
}
