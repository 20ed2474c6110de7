package dev.flare.trading.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.trading.CloseReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Seven trades, worked out by hand and with the programs whose figures users know.
class PerformanceTest {
  private static final Coin USDT = new Coin("USDT");
  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final Span TEN_DAYS = new Span(BEGIN, BEGIN.plus(Duration.ofDays(10)));
  private static final Amount START = usdt("1000");
  private static final List<Trade> TRADES =
      List.of(
          trade("BTC", "01-01T00:00", "01-01T06:00", "2", CloseReason.TAKE_PROFIT),
          trade("ETH", "01-01T02:00", "01-02T03:00", "-10", CloseReason.STOP_LOSS),
          trade("BTC", "01-03T00:00", "01-03T01:00", "1", CloseReason.TAKE_PROFIT),
          trade("SOL", "01-04T00:00", "01-05T00:00", "0", CloseReason.PROFIT_TIMEOUT),
          trade("ETH", "01-06T00:00", "01-06T12:00", "6", CloseReason.TAKE_PROFIT),
          trade("SOL", "01-08T00:00", "01-09T00:00", "-3", CloseReason.MANUAL),
          trade("BTC", "01-09T00:00", "01-10T12:00", "9", CloseReason.TAKE_PROFIT));

  private final Performance performance = Performance.of(TRADES, START, TEN_DAYS);
  private final RiskAdjusted risk =
      RiskAdjusted.ungated(TRADES, START, TEN_DAYS, performance.drawdown());

  private static Amount usdt(String value) {
    return Amount.of(value, USDT);
  }

  private static Trade trade(
      String coin, String opened, String closed, String profit, CloseReason reason) {
    return new Trade(
        new Pair(new Coin(coin), USDT),
        Label.BULL_ENTRY,
        reason,
        Instant.parse("2025-" + opened + ":00Z"),
        Instant.parse("2025-" + closed + ":00Z"),
        usdt("100"),
        usdt("100").plus(usdt(profit)),
        new Amount(BigDecimal.TEN, new Coin(coin)));
  }

  private static void isAbout(Figure figure, double expected) {
    assertThat(figure)
        .isInstanceOfSatisfying(
            Figure.Known.class,
            known -> assertThat(known.value()).isCloseTo(expected, within(1e-6)));
  }

  @Test
  void countsADrawAsNeitherWinNorLoss() {
    assertThat(performance.tally()).isEqualTo(new Tally(7, 4, 1, 2));
    isAbout(performance.tally().winRate(), 0.571429);
    isAbout(performance.tally().decidedWinRate(), 0.666667);
  }

  @Test
  void sumsProfitExactlyAndRelatesItToTheStart() {
    assertThat(performance.profit().total()).isEqualTo(usdt("5"));
    isAbout(performance.profit().ofStart(), 0.005);
    assertThat(performance.profit().volume()).isEqualTo(usdt("1405"));
  }

  @Test
  void drawsTheBalanceFromCloseToClose() {
    List<EquityCurve.Point> points = EquityCurve.of(TRADES, START, BEGIN, 500).points();

    assertThat(points)
        .extracting(EquityCurve.Point::balance)
        .containsExactly(
            START,
            usdt("1002"),
            usdt("992"),
            usdt("993"),
            usdt("993"),
            usdt("999"),
            usdt("996"),
            usdt("1005"));
    assertThat(points.getFirst()).isEqualTo(new EquityCurve.Point(BEGIN, START, 0));
    assertThat(points.get(2).underwater()).isCloseTo(10 / 1002.0, within(1e-9));
    assertThat(points.getLast().underwater()).isZero();
  }

  @Test
  void thinsALongCurveButKeepsItsHighsAndLows() {
    List<Trade> thousand =
        IntStream.range(0, 1000)
            .mapToObj(
                n -> trade("BTC", "01-01T00:00", "01-02T00:00", profit(n), CloseReason.MANUAL))
            .toList();
    List<EquityCurve.Point> points = EquityCurve.of(thousand, START, BEGIN, 100).points();

    assertThat(points).hasSizeBetween(50, 100);
    assertThat(points).extracting(EquityCurve.Point::balance).contains(usdt("1"), usdt("1999"));
    assertThat(points.getLast().balance()).isEqualTo(usdt("1000"));
  }

  /// Up, then at one stroke down, then up again, and at the end where it began.
  private static String profit(int number) {
    return switch (number) {
      case 333 -> "999";
      case 334 -> "-1998";
      case 999 -> "999";
      default -> "0";
    };
  }

  @Test
  void weighsGainsAgainstLosses() {
    isAbout(performance.profit().factor(), 1.384615);
    isAbout(performance.profit().averageWin(), 4.5);
    isAbout(performance.profit().averageLoss(), 6.5);
    isAbout(performance.profit().expectancy(), 0.714286);
    isAbout(performance.profit().expectancyRatio(), 0.109890);
  }

  @Test
  void tellsMeanAndMedianOfWhatATradeBrings() {
    isAbout(performance.profit().meanRatio(), 0.05 / 7);
    isAbout(performance.profit().medianRatio(), 0.01);
  }

  @Test
  void findsTheDeepestFall() {
    Drawdown.Fall deepest = performance.drawdown().deepest().orElseThrow();

    assertThat(deepest.depth()).isEqualTo(usdt("10"));
    assertThat(deepest.high()).isEqualTo(usdt("2"));
    assertThat(deepest.low()).isEqualTo(usdt("-8"));
    assertThat(deepest.from()).isEqualTo(Instant.parse("2025-01-01T06:00:00Z"));
    assertThat(deepest.lowAt()).isEqualTo(Instant.parse("2025-01-02T03:00:00Z"));
    isAbout(performance.drawdown().ofAccount(), 0.00998004);
    isAbout(performance.drawdown().underwater(), 0.00998004);
  }

  @Test
  void knowsHowLongItWasUnderwaterAndThatItIsOver() {
    assertThat(performance.drawdown().longest())
        .isEqualTo(
            Duration.between(
                Instant.parse("2025-01-01T06:00:00Z"), Instant.parse("2025-01-10T12:00:00Z")));
    isAbout(performance.drawdown().now(), 0);
  }

  @Test
  void measuresHowMuchTimeAndMoneyWasAtRisk() {
    isAbout(performance.exposure().market(), 0.516667);
    isAbout(performance.exposure().capital(), 0.0533333);
  }

  @Test
  void closesTheBooksAtTheEndOfEachDay() {
    assertThat(performance.days().all())
        .extracting(Performance.Day::balance)
        .containsExactlyElementsOf(
            IntStream.of(1002, 992, 993, 993, 993, 999, 999, 999, 996, 1005)
                .mapToObj(balance -> usdt(Integer.toString(balance)))
                .toList());
    assertThat(performance.days().best().orElseThrow().profit()).isEqualTo(usdt("9"));
    assertThat(performance.days().worst().orElseThrow().date()).hasToString("2025-01-02");
    assertThat(performance.days().wins()).isEqualTo(4);
    assertThat(performance.days().draws()).isEqualTo(4);
    assertThat(performance.days().losses()).isEqualTo(2);
  }

  @Test
  void relatesGainsToTheirRisk() {
    isAbout(risk.yearlyGrowth(), 0.1996685);
    isAbout(risk.sharpe(), 1.932114);
    isAbout(risk.sortino(), 2.958407);
    isAbout(risk.calmar(), 20.006783);
    isAbout(risk.systemQuality(), 0.306955);
    isAbout(risk.freqtradeSharpe(), 1.675880);
  }

  @Test
  void saysNothingOfAYearAfterTenDays() {
    Figure tooEarly = new Figure.Missing("needs 30 trades and 30 days, and there are 7 and 10");

    assertThat(performance.risk().sharpe()).isEqualTo(tooEarly);
    assertThat(performance.risk().yearlyGrowth()).isEqualTo(tooEarly);
  }

  @Test
  void sumsUpByPairTheBestFirst() {
    assertThat(performance.byPair())
        .extracting(Group::name)
        .containsExactly("BTCUSDT", "SOLUSDT", "ETHUSDT");
    Group btc = performance.byPair().getFirst();
    assertThat(btc.tally()).isEqualTo(new Tally(3, 3, 0, 0));
    isAbout(btc.meanRatio(), 0.04);
    assertThat(btc.profit()).isEqualTo(usdt("12"));
    isAbout(btc.ofStart(), 0.012);
    assertThat(btc.meanHolding()).hasValue(Duration.ofMinutes(14 * 60 + 20));
    Group eth = performance.byPair().getLast();
    assertThat(eth.tally()).isEqualTo(new Tally(2, 1, 0, 1));
    isAbout(eth.ofStart(), -0.004);
    assertThat(eth.meanHolding()).hasValue(Duration.ofMinutes(18 * 60 + 30));
  }

  @Test
  void sumsUpByReason() {
    Group profits = performance.byReason().getFirst();

    assertThat(profits.name()).isEqualTo("TAKE_PROFIT");
    isAbout(profits.meanRatio(), 0.045);
    assertThat(profits.profit()).isEqualTo(usdt("18"));
    assertThat(profits.meanHolding()).hasValue(Duration.ofMinutes(13 * 60 + 45));
  }

  @Test
  void describesHowLongPositionsWereHeld() {
    assertThat(performance.holding().median()).hasValue(Duration.ofHours(24));
    assertThat(performance.holding().longest()).hasValue(Duration.ofHours(36));
    assertThat(performance.holding().most()).hasValue(Duration.ofHours(36));
    assertThat(performance.holding().meanOfLosses()).hasValue(Duration.ofMinutes((25 + 24) * 30));
  }

  @Test
  void doesNotLetADrawEndAStreak() {
    assertThat(performance.streaks()).isEqualTo(new Streaks(2, 1));
  }

  @Test
  void comparesWithHolding() {
    assertThat(performance.buyAndHold().byPair().get("BTCUSDT")).isCloseTo(0.09, within(1e-9));
    isAbout(performance.buyAndHold().change(), (0.09 + 0.06 - 0.03) / 3);
  }

  @Test // coins that the owner had moved elsewhere made a market of -100 %
  void takesWhatWasWrittenOffForNoPrice() {
    List<Trade> trades = new ArrayList<>(TRADES);
    trades.add(trade("BTC", "01-10T13:00", "01-10T14:00", "-100", CloseReason.WRITTEN_OFF));
    trades.add(trade("XRP", "01-10T13:00", "01-10T14:00", "-100", CloseReason.WRITTEN_OFF));

    assertThat(Performance.of(trades, START, TEN_DAYS).buyAndHold())
        .isEqualTo(performance.buyAndHold());
  }

  @Nested
  class WithLittleToGoOn {
    private final Performance empty =
        Performance.of(List.of(), Amount.zero(USDT), new Span(BEGIN, BEGIN));

    @Test
    void everyFigureSaysWhyItIsMissing() {
      assertThat(empty.tally().winRate()).isEqualTo(new Figure.Missing("no trade yet"));
      assertThat(empty.profit().factor()).isEqualTo(new Figure.Missing("no loss yet"));
      assertThat(empty.profit().ofStart()).isEqualTo(new Figure.Missing("no balance at the start"));
      assertThat(empty.drawdown().now()).isEqualTo(new Figure.Missing("no balance to fall from"));
      assertThat(empty.exposure().market()).isEqualTo(new Figure.Missing("no time has passed"));
      assertThat(empty.buyAndHold().change()).isEqualTo(new Figure.Missing("no trade yet"));
    }

    @Test
    void onlyGainsHaveNoProfitFactor() {
      Performance gains = Performance.of(TRADES.subList(0, 1), START, TEN_DAYS);

      assertThat(gains.profit().factor()).isEqualTo(new Figure.Missing("no loss yet"));
      assertThat(gains.drawdown().deepest()).isEmpty();
      isAbout(gains.drawdown().underwater(), 0);
    }

    @Test
    void aPresentFallLastsUntilTheEnd() {
      Performance falling = Performance.of(TRADES.subList(0, 2), START, TEN_DAYS);

      isAbout(falling.drawdown().now(), 0.00998004);
      assertThat(falling.drawdown().longest())
          .isEqualTo(Duration.between(Instant.parse("2025-01-01T06:00:00Z"), TEN_DAYS.to()));
    }
  }

  @Test
  void doesNotDependOnTheOrderOfTheTrades() {
    List<Trade> reversed = new ArrayList<>(TRADES).reversed();

    assertThat(Performance.of(reversed, START, TEN_DAYS)).isEqualTo(performance);
  }
}
