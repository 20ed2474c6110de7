package dev.flare.trading;

import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.TradingRules.Trailing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All reasons to close a position, in the order in which they are asked.
final class ExitRules implements ExitRule {
  private final List<ExitRule> rules = new ArrayList<>();
  private final Optional<TrailingStop> trailing;

  ExitRules(TradingRules rules) {
    this.rules.add(new TripleBarrier(rules.stopLoss(), rules.patience()));
    this.trailing = rules.trailing().map(TrailingStop::new);
    trailing.ifPresent(this.rules::add);
    switch (rules.exitOnSignal()) {
      case OFF -> {}
      case ON, IN_PROFIT ->
          this.rules.add(new SellSignal(rules.exitOnSignal() == ExitOnSignal.IN_PROFIT));
    }
  }

  @Override
  public Optional<CloseReason> judge(Standing standing) {
    return rules.stream().flatMap(rule -> rule.judge(standing).stream()).findFirst();
  }

  /// Whether a small move may close the position, or begin to follow its best gain: where that
  /// begins, the best must be seen as it is.
  ///
  /// @param factor how much better its own price may be than the one at which it was valued
  boolean areNear(Standing standing, BigDecimal factor) {
    Standing higher = standing.higher(factor);
    return judge(standing.lower()).isPresent()
        || judge(higher).isPresent()
        || trailing.filter(it -> !it.hasStarted(standing) && it.hasStarted(higher)).isPresent();
  }

  private record TrailingStop(Trailing trailing) implements ExitRule {
    @Override
    public Optional<CloseReason> judge(Standing standing) {
      boolean fallen = standing.best().minus(standing.change()).compareTo(trailing.stop()) >= 0;
      return hasStarted(standing) && fallen
          ? Optional.of(CloseReason.TRAILING_STOP)
          : Optional.empty();
    }

    boolean hasStarted(Standing standing) {
      return standing.best().compareTo(trailing.start()) >= 0;
    }
  }

  private record SellSignal(boolean onlyInProfit) implements ExitRule {
    @Override
    public Optional<CloseReason> judge(Standing standing) {
      boolean wanted = !onlyInProfit || !standing.change().isNegative();
      return standing.sellSignal() && wanted
          ? Optional.of(CloseReason.EXIT_SIGNAL)
          : Optional.empty();
    }
  }
}
