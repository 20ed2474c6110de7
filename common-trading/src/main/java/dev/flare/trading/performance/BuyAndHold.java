package dev.flare.trading.performance;

import dev.flare.market.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What holding would have brought: each pair bought at its first trade and sold with its last, the
/// same stake in each.
///
/// Known only from the trades, so it speaks of the time between them and has the spread in it.
///
/// @param change the mean of the pairs' changes, as a share
/// @param byPair the change of each pair
public record BuyAndHold(Figure change, Map<String, Double> byPair) {
  static BuyAndHold of(List<Trade> trades) {
    Map<Pair, List<Trade>> byPair = trades.stream().collect(Collectors.groupingBy(Trade::pair));
    Map<String, Double> changes = new TreeMap<>();
    byPair.forEach((pair, those) -> changes.put(pair.symbol(), change(those)));
    double sum = changes.values().stream().mapToDouble(Double::doubleValue).sum();
    return new BuyAndHold(Figure.quotient(sum, changes.size(), "no trade yet"), changes);
  }

  private static double change(List<Trade> trades) {
    Trade first = trades.stream().min(Comparator.comparing(Trade::openedAt)).orElseThrow();
    Trade last = trades.stream().max(Comparator.comparing(Trade::closedAt)).orElseThrow();
    double bought = Ratios.number(first.stake()) / Ratios.number(first.amount());
    double sold = Ratios.number(last.proceeds()) / Ratios.number(last.amount());
    return (sold - bought) / bought;
  }
}
