package dev.flare.trading.performance;

import dev.flare.market.Pair;
import dev.flare.trading.CloseReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What holding would have brought: each pair bought at its first trade and sold with its last, the
/// same stake in each.
///
/// Known only from the trades, so it speaks of the time between them and has the spread in it. What
/// was written off was not sold and says nothing of a price; a pair of which nothing was ever sold
/// is left out.
///
/// @param change the mean of the pairs' changes, as a share
/// @param byPair the change of each pair
public record BuyAndHold(Figure change, Map<String, Double> byPair) {
  static BuyAndHold of(List<Trade> trades) {
    Map<Pair, List<Trade>> byPair = trades.stream().collect(Collectors.groupingBy(Trade::pair));
    Map<String, Double> changes = new TreeMap<>();
    byPair.forEach((pair, those) ->
        lastSold(those).ifPresent(last -> changes.put(pair.symbol(), change(first(those), last))));
    double sum = changes.values().stream().mapToDouble(Double::doubleValue).sum();
    return new BuyAndHold(Figure.quotient(sum, changes.size(), "no trade yet"), changes);
  }

  private static Trade first(List<Trade> trades) {
    return trades.stream().min(Comparator.comparing(Trade::openedAt)).orElseThrow();
  }

  private static Optional<Trade> lastSold(List<Trade> trades) {
    return trades.stream()
        .filter(trade -> trade.reason() != CloseReason.WRITTEN_OFF)
        .max(Comparator.comparing(Trade::closedAt));
  }

  private static double change(Trade first, Trade last) {
    double bought = Ratios.number(first.stake()) / Ratios.number(first.amount());
    double sold = Ratios.number(last.proceeds()) / Ratios.number(last.amount());
    return (sold - bought) / bought;
  }
}
