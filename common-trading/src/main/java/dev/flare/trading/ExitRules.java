package dev.flare.trading;

import dev.flare.trading.TradingRules.ExitOnSignal;
import dev.flare.trading.TradingRules.Trailing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All reasons to close a position, in the order in which they are asked.
final class ExitRules implements ExitRule {
  private final List<ExitRule> rules = new ArrayList<>();

  ExitRules(TradingRules rules) {
    this.rules.add(new TripleBarrier(rules.stopLoss(), rules.patience()));
    rules.trailing().ifPresent(trailing -> this.rules.add(new TrailingStop(trailing)));
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

  /// Whether a small move may close the position.
  boolean areNear(Standing standing) {
    return standing.nearby().anyMatch(next -> judge(next).isPresent());
  }

  private record TrailingStop(Trailing trailing) implements ExitRule {
    @Override
    public Optional<CloseReason> judge(Standing standing) {
      boolean started = standing.best().compareTo(trailing.start()) >= 0;
      boolean fallen = standing.best().minus(standing.change()).compareTo(trailing.stop()) >= 0;
      return started && fallen ? Optional.of(CloseReason.TRAILING_STOP) : Optional.empty();
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
