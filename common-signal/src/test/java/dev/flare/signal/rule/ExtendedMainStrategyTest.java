package dev.flare.signal.rule;

import static dev.flare.signal.rule.Direction.DOWN;
import static dev.flare.signal.rule.Direction.FLAT;
import static dev.flare.signal.rule.Direction.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Action;
import dev.flare.market.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendedMainStrategyTest {
  private final Strategy strategy = new ExtendedMainStrategy();

  @ParameterizedTest
  @CsvSource({"UP, FLAT", "FLAT, UP", "UP, DOWN", "DOWN, DOWN", "FLAT, FLAT"})
  void aBullEntryBuysUnlessTheMarketWidens(Direction volatility, Direction takeProfit) {
    Situation calm = Sketch.bull().widening(volatility, takeProfit).situation();

    assertThat(strategy.judge(calm)).isEqualTo(new Verdict(Label.BULL_ENTRY, Action.BUY));
  }

  @Test
  void aBullEntryInAWideningMarketKeepsItsLabelAndBuysNothing() {
    assertThat(strategy.judge(Sketch.bull().widening(UP, UP).situation()))
        .isEqualTo(new Verdict(Label.BULL_ENTRY, Action.NONE));
  }

  @Test
  void aBearEntryBuysOnlyInAWideningMarket() {
    Sketch oversold = Sketch.bear().cci(-101).rsi(29);

    assertThat(strategy.judge(oversold.widening(UP, UP).situation()).action())
        .isEqualTo(Action.BUY);
    assertThat(strategy.judge(oversold.widening(UP, FLAT).situation()))
        .isEqualTo(new Verdict(Label.BEAR_ENTRY, Action.NONE));
    assertThat(strategy.judge(oversold.widening(DOWN, UP).situation()).action())
        .isEqualTo(Action.NONE);
  }

  @Test
  void otherLabelsPassTheGateInAWideningMarket() {
    assertThat(strategy.judge(Sketch.bear().adx(30).widening(UP, UP).situation()))
        .isEqualTo(new Verdict(Label.BEAR_EXIT, Action.SELL));
    assertThat(
            strategy.judge(
                Sketch.noTrend()
                    .bollinger(101, 105)
                    .bullishPattern()
                    .vwap(99)
                    .awesome(1)
                    .trix(1)
                    .widening(UP, UP)
                    .situation()))
        .isEqualTo(new Verdict(Label.NO_TREND_ENTRY, Action.BUY));
  }
}
