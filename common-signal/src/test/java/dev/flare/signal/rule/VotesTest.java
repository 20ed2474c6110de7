package dev.flare.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.market.Vote;
import org.junit.jupiter.api.Test;

class VotesTest {
  @Test
  void macdComparesItsLines() {
    assertThat(Sketch.noTrend().macd(2, 1).votes().macd()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().macd(1, 2).votes().macd()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().macd(1, 1).votes().macd()).isEqualTo(Vote.NONE);
  }

  @Test
  void sarBelowThePriceIsBull() {
    assertThat(Sketch.noTrend().sar(99.9).votes().sar()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().sar(100.1).votes().sar()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().sar(100).votes().sar()).isEqualTo(Vote.NONE);
  }

  @Test
  void stochasticCrossesUpUnlessOverbought() {
    assertThat(Sketch.noTrend().stochastic(80, 70).votes().stochastic()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().stochastic(80.1, 70).votes().stochastic()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().stochastic(19, 10).votes().stochastic()).isEqualTo(Vote.BULL);
  }

  @Test
  void stochasticCrossesDownUnlessOversold() {
    assertThat(Sketch.noTrend().stochastic(10, 20).votes().stochastic()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().stochastic(10, 19.9).votes().stochastic()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().stochastic(81, 90).votes().stochastic()).isEqualTo(Vote.BEAR);
  }

  @Test
  void stochasticZoneIsJudgedByTheHigherLine() {
    assertThat(Sketch.noTrend().stochastic(10, 81).votes().stochasticZone()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().stochastic(10, 21).votes().stochasticZone()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().stochastic(10, 19).votes().stochasticZone()).isEqualTo(Vote.BULL);
  }

  @Test
  void accumulationNeedsThePriceToGoTheSameWay() {
    Sketch rising = Sketch.noTrend().accumulation(Direction.UP);

    assertThat(rising.price(Direction.UP).votes().accumulation()).isEqualTo(Vote.BULL);
    assertThat(rising.price(Direction.FLAT).votes().accumulation()).isEqualTo(Vote.NONE);
    assertThat(rising.price(Direction.DOWN).votes().accumulation()).isEqualTo(Vote.NONE);
    assertThat(rising.accumulation(Direction.DOWN).votes().accumulation()).isEqualTo(Vote.BEAR);
  }

  @Test
  void forceIndexIsBullOnlyWhenRisingAndAboveZero() {
    assertThat(Sketch.noTrend().forceIndex(1, Direction.UP).votes().forceIndex())
        .isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().forceIndex(-1, Direction.UP).votes().forceIndex())
        .isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().forceIndex(-1, Direction.DOWN).votes().forceIndex())
        .isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().forceIndex(0, Direction.DOWN).votes().forceIndex())
        .isEqualTo(Vote.NONE);
  }

  @Test
  void zonesVoteAgainstTheMarketBeyondTheirThresholds() {
    assertThat(Sketch.noTrend().cci(-100.1).votes().cci()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().cci(100).votes().cci()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().mfi(80.1).votes().mfi()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().mfi(20).votes().mfi()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().rsi(29.9).votes().rsi()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().rsi(70).votes().rsi()).isEqualTo(Vote.NONE);
  }

  @Test
  void adxIsStrongAbove25AndWeakBelow20() {
    assertThat(Sketch.noTrend().adx(25.1).votes().adx()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().adx(25).votes().adx()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().adx(20).votes().adx()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().adx(19.9).votes().adx()).isEqualTo(Vote.BEAR);
  }

  @Test
  void priceOutsideItsBandsIsAGoodBuyOrAGoodSell() {
    assertThat(Sketch.noTrend().bollinger(100.1, 105).votes().bollinger()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().bollinger(95, 99.9).votes().bollinger()).isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().bollinger(100, 100).votes().bollinger()).isEqualTo(Vote.NONE);
  }

  @Test
  void divergenceIsPriceAgainstRateOfChangeOrForceIndex() {
    Sketch rising = Sketch.noTrend().price(Direction.UP);
    Sketch falling = Sketch.noTrend().price(Direction.DOWN);

    assertThat(rising.rateOfChange(1, Direction.DOWN).votes().divergence()).isEqualTo(Vote.BEAR);
    assertThat(rising.rateOfChange(1, Direction.UP).votes().divergence()).isEqualTo(Vote.NONE);
    assertThat(rising.forceIndex(1, Direction.DOWN).votes().divergence()).isEqualTo(Vote.BEAR);
    assertThat(falling.forceIndex(1, Direction.UP).votes().divergence()).isEqualTo(Vote.BULL);
  }

  @Test
  void fourOfSevenVotesSupportATrendAndThreeDoNot() {
    Sketch three = Sketch.noTrend().vwap(99).awesome(1).rateOfChange(1, Direction.FLAT);

    assertThat(three.votes().support(Vote.BULL)).isCloseTo(3 / 7.0, within(1e-15));
    assertThat(three.votes().isSupported(Vote.BULL)).isFalse();
    assertThat(three.trix(1).votes().isSupported(Vote.BULL)).isTrue();
    assertThat(three.votes().support(Vote.BEAR)).isZero();
  }

  @Test
  void patternsOfBothKindsSupportBothTrendsAndVoteForNeither() {
    Votes votes = Sketch.noTrend().bothPatterns().votes();

    assertThat(votes.candlesticks()).isEqualTo(Vote.NONE);
    assertThat(votes.support(Vote.BULL)).isEqualTo(votes.support(Vote.BEAR)).isPositive();
  }

  @Test
  void trendNeedsMacdAndOneOfTheOthers() {
    assertThat(Sketch.noTrend().macd(1, 0).votes().trend()).isEqualTo(Vote.NONE);
    assertThat(Sketch.noTrend().macd(1, 0).sar(99).votes().trend()).isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().macd(1, 0).sar(101).stochastic(60, 50).votes().trend())
        .isEqualTo(Vote.BULL);
    assertThat(Sketch.noTrend().macd(-1, 0).stochastic(50, 60).votes().trend())
        .isEqualTo(Vote.BEAR);
    assertThat(Sketch.noTrend().sar(99).stochastic(60, 50).votes().trend()).isEqualTo(Vote.NONE);
  }

  @Test
  void whatIsUndefinedAbstains() {
    double unknown = Double.NaN;
    Votes votes =
        Sketch.noTrend()
            .macd(unknown, unknown)
            .sar(unknown)
            .stochastic(unknown, unknown)
            .vwap(unknown)
            .awesome(unknown)
            .rateOfChange(unknown, Direction.FLAT)
            .forceIndex(unknown, Direction.FLAT)
            .trix(unknown)
            .adx(unknown)
            .bollinger(unknown, unknown)
            .cci(unknown)
            .mfi(unknown)
            .rsi(unknown)
            .votes();

    assertThat(votes.byName().values()).containsOnly(Vote.NONE);
    assertThat(votes.isWeak()).isFalse();
    assertThat(votes.isStrong()).isFalse();
  }
}
