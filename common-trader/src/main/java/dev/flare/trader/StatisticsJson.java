package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.trading.performance.BuyAndHold;
import dev.flare.trading.performance.Drawdown;
import dev.flare.trading.performance.EquityCurve;
import dev.flare.trading.performance.Exposure;
import dev.flare.trading.performance.Figure;
import dev.flare.trading.performance.Group;
import dev.flare.trading.performance.Holding;
import dev.flare.trading.performance.Performance;
import dev.flare.trading.performance.Profit;
import dev.flare.trading.performance.RiskAdjusted;
import dev.flare.trading.performance.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How [Performance] shows itself: money as strings in plain notation, ratios as shares of one,
/// times and durations in milliseconds.
final class StatisticsJson {
  private StatisticsJson() {}

  /// @param reason why there is no value; `null` where there is one
  record Number(@Nullable Double value, @Nullable String reason) {
    static Number of(Figure figure) {
      return switch (figure) {
        case Figure.Known(var value) -> new Number(value, null);
        case Figure.Missing(var reason) -> new Number(null, reason);
      };
    }
  }

  record Statistics(
      long fromAt,
      long toAt,
      String coin,
      String start,
      Counted tally,
      Earned profit,
      Fallen drawdown,
      Risk risk,
      HeldFor holding,
      AtRisk exposure,
      Rows streaks,
      Daily days,
      Market buyAndHold,
      List<Part> byPair,
      List<Part> byLabel,
      List<Part> byReason) {}

  record Counted(
      int trades, int wins, int draws, int losses, Number winRate, Number decidedWinRate) {
    static Counted of(Tally tally) {
      return new Counted(
          tally.trades(),
          tally.wins(),
          tally.draws(),
          tally.losses(),
          Number.of(tally.winRate()),
          Number.of(tally.decidedWinRate()));
    }
  }

  record Earned(
      String total,
      Number ofStart,
      Number mean,
      Number median,
      Number averageWin,
      Number averageLoss,
      Number factor,
      Number expectancy,
      Number expectancyRatio,
      Number averageStake,
      String volume) {
    static Earned of(Profit profit) {
      return new Earned(
          profit.total().plain(),
          Number.of(profit.ofStart()),
          Number.of(profit.meanRatio()),
          Number.of(profit.medianRatio()),
          Number.of(profit.averageWin()),
          Number.of(profit.averageLoss()),
          Number.of(profit.factor()),
          Number.of(profit.expectancy()),
          Number.of(profit.expectancyRatio()),
          Number.of(profit.averageStake()),
          profit.volume().plain());
    }
  }

  record Fallen(
      String deepest,
      Number ofAccount,
      Number underwater,
      Number now,
      long longestMs,
      @Nullable String high,
      @Nullable String low,
      @Nullable Long fromAt,
      @Nullable Long lowAt) {
    static Fallen of(Drawdown drawdown) {
      Optional<Drawdown.Fall> fall = drawdown.deepest();
      return new Fallen(
          fall.map(Drawdown.Fall::depth).map(Amount::plain).orElse("0"),
          Number.of(drawdown.ofAccount()),
          Number.of(drawdown.underwater()),
          Number.of(drawdown.now()),
          drawdown.longest().toMillis(),
          fall.map(Drawdown.Fall::high).map(Amount::plain).orElse(null),
          fall.map(Drawdown.Fall::low).map(Amount::plain).orElse(null),
          fall.map(it -> it.from().toEpochMilli()).orElse(null),
          fall.map(it -> it.lowAt().toEpochMilli()).orElse(null));
    }
  }

  record Risk(
      Number yearlyGrowth,
      Number sharpe,
      Number sortino,
      Number calmar,
      Number systemQuality,
      Number expectedShortfall,
      Number freqtradeSharpe) {
    static Risk of(RiskAdjusted risk) {
      return new Risk(
          Number.of(risk.yearlyGrowth()),
          Number.of(risk.sharpe()),
          Number.of(risk.sortino()),
          Number.of(risk.calmar()),
          Number.of(risk.systemQuality()),
          Number.of(risk.expectedShortfall()),
          Number.of(risk.freqtradeSharpe()));
    }
  }

  record HeldFor(
      @Nullable Long meanMs,
      @Nullable Long medianMs,
      @Nullable Long p95Ms,
      @Nullable Long longestMs,
      @Nullable Long meanOfWinsMs,
      @Nullable Long meanOfLossesMs) {
    static HeldFor of(Holding holding) {
      return new HeldFor(
          millis(holding.mean()),
          millis(holding.median()),
          millis(holding.most()),
          millis(holding.longest()),
          millis(holding.meanOfWins()),
          millis(holding.meanOfLosses()));
    }
  }

  record AtRisk(Number market, Number capital) {
    static AtRisk of(Exposure exposure) {
      return new AtRisk(Number.of(exposure.market()), Number.of(exposure.capital()));
    }
  }

  record Rows(int wins, int losses) {}

  record Day(String date, String profit, String balance) {}

  record Daily(int wins, int draws, int losses, List<Day> days) {
    static Daily of(Performance.Days days) {
      return new Daily(
          days.wins(),
          days.draws(),
          days.losses(),
          days.all().stream()
              .map(it -> new Day(it.date().toString(), it.profit().plain(), it.balance().plain()))
              .toList());
    }
  }

  record Market(Number change, Map<String, Double> byPair) {
    static Market of(BuyAndHold market) {
      return new Market(Number.of(market.change()), market.byPair());
    }
  }

  record Part(
      String name,
      Counted tally,
      Number mean,
      String total,
      Number ofStart,
      @Nullable Long meanHoldingMs) {
    static Part of(Group group) {
      return new Part(
          group.name(),
          Counted.of(group.tally()),
          Number.of(group.meanRatio()),
          group.profit().plain(),
          Number.of(group.ofStart()),
          millis(group.meanHolding()));
    }
  }

  /// @param underwater what is missing from the highest balance so far, as a share of it
  record Point(long at, String balance, double underwater) {
    static Point of(EquityCurve.Point point) {
      return new Point(point.at().toEpochMilli(), point.balance().plain(), point.underwater());
    }
  }

  static Statistics of(Performance performance) {
    return new Statistics(
        performance.span().from().toEpochMilli(),
        performance.span().to().toEpochMilli(),
        performance.start().coin().name(),
        performance.start().plain(),
        Counted.of(performance.tally()),
        Earned.of(performance.profit()),
        Fallen.of(performance.drawdown()),
        Risk.of(performance.risk()),
        HeldFor.of(performance.holding()),
        AtRisk.of(performance.exposure()),
        new Rows(performance.streaks().wins(), performance.streaks().losses()),
        Daily.of(performance.days()),
        Market.of(performance.buyAndHold()),
        parts(performance.byPair()),
        parts(performance.byLabel()),
        parts(performance.byReason()));
  }

  private static List<Part> parts(List<Group> groups) {
    return groups.stream().map(Part::of).toList();
  }

  private static @Nullable Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
