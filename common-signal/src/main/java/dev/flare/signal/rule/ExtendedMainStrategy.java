package dev.flare.signal.rule;

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
    boolean open =
        switch (verdict.label()) {
          case BULL_ENTRY -> !situation.isWidening();
          case BEAR_ENTRY -> situation.isWidening();
          case BULL_EXIT, WEAK_BULL, BEAR_EXIT, WEAK_BEAR, NO_TREND_ENTRY, NO_TREND_NO_ACTION ->
              true;
        };
    return open ? verdict : verdict.withdrawn();
  }
}
