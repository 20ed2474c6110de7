package dev.flare.signal.rule;

import dev.flare.market.Vote;
import java.util.Map;

/// One candle as a strategy sees it.
///
/// @param volatility clear direction of the latest volatilities of the pair
/// @param takeProfit clear direction of the latest take-profit distances of the pair
public record Situation(
    Readings readings, Votes votes, Direction volatility, Direction takeProfit) {

  public static Situation of(
      Readings readings, RuleSettings settings, Direction volatility, Direction takeProfit) {
    return new Situation(readings, new Votes(readings, settings), volatility, takeProfit);
  }

  /// The situation that has these numbers: what [#byName()] gave, but for the patterns' names.
  public static Situation named(Map<String, Double> values, RuleSettings settings) {
    return of(
        Readings.named(values),
        settings,
        Readings.direction(values, "volatilityDirection"),
        Readings.direction(values, "takeProfitDirection"));
  }

  /// Whether volatility and the distance of the SAR are both growing.
  public boolean isWidening() {
    return volatility == Direction.UP && takeProfit == Direction.UP;
  }

  /// Every number that led to the decision, by name.
  public Map<String, Double> byName() {
    Map<String, Double> named = readings.byName();
    named.put("volatilityDirection", (double) volatility.sign());
    named.put("takeProfitDirection", (double) takeProfit.sign());
    named.put("bullSupport", votes.support(Vote.BULL));
    named.put("bearSupport", votes.support(Vote.BEAR));
    return named;
  }
}
