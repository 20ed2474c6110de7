package dev.flare.signal.rule;

import java.util.List;
import java.util.stream.Stream;

/// The table of [MainStrategy] with a gate: while the market widens, a bull entry does not buy, and
/// a bear entry buys only then. The label stays.
public final class ExtendedMainStrategy implements Strategy {
  private final MainStrategy table = new MainStrategy();

  @Override
  public String name() {
    return "ExtendedMainStrategy";
  }

  @Override
  public Verdict judge(Situation situation) {
    Verdict verdict = table.judge(situation);
    return isOpen(verdict, situation) ? verdict : verdict.withdrawn();
  }

  @Override
  public List<Step> steps(Situation situation) {
    Stream<Step> rows = table.steps(situation).stream();
    return Stream.concat(rows, gate(table.judge(situation), situation)).toList();
  }

  private static boolean isOpen(Verdict verdict, Situation situation) {
    return switch (verdict.label()) {
      case BULL_ENTRY -> !situation.isWidening();
      case BEAR_ENTRY -> situation.isWidening();
      case BULL_EXIT, WEAK_BULL, BEAR_EXIT, WEAK_BEAR, NO_TREND_ENTRY, NO_TREND_NO_ACTION -> true;
    };
  }

  private static Stream<Step> gate(Verdict verdict, Situation situation) {
    return switch (verdict.label()) {
      case BULL_ENTRY, BEAR_ENTRY ->
          Stream.of(
              Step.gate(
                  verdict.label(),
                  isOpen(verdict, situation),
                  Fact.seen("volatilityRises", situation.volatility() == Direction.UP),
                  Fact.seen("takeProfitRises", situation.takeProfit() == Direction.UP)));
      case BULL_EXIT, WEAK_BULL, BEAR_EXIT, WEAK_BEAR, NO_TREND_ENTRY, NO_TREND_NO_ACTION ->
          Stream.empty();
    };
  }
}
