package dev.flare.signal.rule;

import static dev.flare.market.Action.BUY;
import static dev.flare.market.Action.NONE;
import static dev.flare.market.Action.SELL;
import static dev.flare.market.Label.BEAR_ENTRY;
import static dev.flare.market.Label.BEAR_EXIT;
import static dev.flare.market.Label.BULL_ENTRY;
import static dev.flare.market.Label.BULL_EXIT;
import static dev.flare.market.Label.NO_TREND_ENTRY;
import static dev.flare.market.Label.NO_TREND_NO_ACTION;
import static dev.flare.market.Label.WEAK_BEAR;
import static dev.flare.market.Label.WEAK_BULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Action;
import dev.flare.market.Label;
import org.junit.jupiter.api.Test;

class MainStrategyTest {
  private final Strategy strategy = new MainStrategy();

  @Test
  void bullEndsWhenThreeOfFourReadingsAreOverbought() {
    assertVerdict(Sketch.bull().cci(101).mfi(81).rsi(71), BULL_EXIT, SELL);
    assertVerdict(Sketch.bull().cci(101).rsi(71).stochastic(81, 70), BULL_EXIT, SELL);
    assertVerdict(Sketch.bull().cci(101).mfi(81), BULL_ENTRY, BUY);
  }

  @Test
  void bullEndsWhenOneReadingIsOverboughtAndMomentumDiverges() {
    Sketch diverging = Sketch.bull().price(Direction.UP).rateOfChange(1, Direction.DOWN);

    assertVerdict(diverging, BULL_ENTRY, BUY);
    assertVerdict(diverging.mfi(81), BULL_EXIT, SELL);
  }

  @Test
  void bullIsEnteredUnlessTheTrendIsWeak() {
    assertVerdict(Sketch.bull().adx(20), BULL_ENTRY, BUY);
    assertVerdict(Sketch.bull().adx(19.9), WEAK_BULL, NONE);
  }

  @Test
  void bullIsEnteredWhenStrengthIsUndefined() {
    assertVerdict(Sketch.bull().adx(Double.NaN), BULL_ENTRY, BUY);
  }

  @Test
  void weakBullIsEnteredWithSupport() {
    Sketch supported = Sketch.bull().adx(10).bullishPattern().vwap(99).awesome(1).trix(1);

    assertVerdict(supported, BULL_ENTRY, BUY);
    assertVerdict(supported.trix(0), WEAK_BULL, NONE);
  }

  @Test
  void weakBullIsEnteredAtAGoodBuy() {
    assertVerdict(Sketch.bull().adx(10).bollinger(101, 105), BULL_ENTRY, BUY);
  }

  @Test
  void bearIsEnteredWhenTwoOfFourReadingsAreOversold() {
    assertVerdict(Sketch.bear().cci(-101).rsi(29), BEAR_ENTRY, BUY);
    assertVerdict(Sketch.bear().cci(-101), WEAK_BEAR, NONE);
  }

  @Test
  void bearIsEnteredWhenOneReadingIsOversoldAndMomentumDiverges() {
    Sketch diverging = Sketch.bear().price(Direction.DOWN).forceIndex(-1, Direction.UP);

    assertVerdict(diverging, WEAK_BEAR, NONE);
    assertVerdict(diverging.rsi(29), BEAR_ENTRY, BUY);
  }

  @Test
  void bearIsEnteredWhenOneReadingIsOversoldAndAPatternSaysTheFallIsOver() {
    assertVerdict(Sketch.bear().rsi(29).bullishReversal(), BEAR_ENTRY, BUY);
    assertVerdict(Sketch.bear().bullishReversal(), WEAK_BEAR, NONE);
  }

  @Test
  void aPiercingLineAloneIsNoReversal() {
    assertVerdict(Sketch.bear().rsi(29).bullishPattern(), WEAK_BEAR, NONE);
  }

  @Test
  void bearIsLeftWhenTheTrendIsStrong() {
    assertVerdict(Sketch.bear().adx(25.1), BEAR_EXIT, SELL);
    assertVerdict(Sketch.bear().adx(25), WEAK_BEAR, NONE);
    assertVerdict(Sketch.bear().adx(Double.NaN), WEAK_BEAR, NONE);
  }

  @Test
  void bearIsLeftWithSupport() {
    Sketch supported = Sketch.bear().bearishPattern().vwap(101).awesome(-1).trix(-1);

    assertVerdict(supported, BEAR_EXIT, SELL);
    assertVerdict(supported.vwap(100), WEAK_BEAR, NONE);
  }

  @Test
  void bearIsLeftAtAGoodSell() {
    assertVerdict(Sketch.bear().bollinger(95, 99), BEAR_EXIT, SELL);
  }

  @Test
  void withoutATrendASupportedGoodBuyIsEnteredUnlessThePriceFalls() {
    Sketch bargain =
        Sketch.noTrend().bollinger(101, 105).bullishPattern().vwap(99).awesome(1).trix(1);

    assertVerdict(bargain.arithmetic(Direction.FLAT), NO_TREND_ENTRY, BUY);
    assertVerdict(bargain.arithmetic(Direction.UP), NO_TREND_ENTRY, BUY);
    assertVerdict(bargain.arithmetic(Direction.DOWN), NO_TREND_NO_ACTION, NONE);
  }

  @Test
  void withoutATrendNeitherABargainNorSupportIsEnough() {
    assertVerdict(Sketch.noTrend().bollinger(101, 105), NO_TREND_NO_ACTION, NONE);
    assertVerdict(
        Sketch.noTrend().bullishPattern().vwap(99).awesome(1).trix(1), NO_TREND_NO_ACTION, NONE);
  }

  private void assertVerdict(Sketch market, Label label, Action action) {
    assertThat(strategy.judge(market.situation())).isEqualTo(new Verdict(label, action));
  }
}
