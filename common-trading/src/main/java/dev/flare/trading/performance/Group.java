package dev.flare.trading.performance;

import dev.flare.market.Amount;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The trades that have something in common: a pair, a label, a reason to close.
///
/// @param ofStart their profit as a share of the balance at the start
public record Group(
    String name,
    Tally tally,
    Figure meanRatio,
    Amount profit,
    Figure ofStart,
    Optional<Duration> meanHolding) {

  /// The best first.
  static List<Group> by(Function<Trade, String> name, List<Trade> trades, Amount start) {
    Map<String, List<Trade>> grouped =
        trades.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    return grouped.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), start))
        .sorted(Comparator.comparing(Group::profit).reversed())
        .toList();
  }

  private static Group of(String name, List<Trade> trades, Amount start) {
    Profit profit = Profit.of(trades, start);
    return new Group(
        name,
        Tally.of(trades),
        profit.meanRatio(),
        profit.total(),
        profit.ofStart(),
        Holding.of(trades).mean());
  }
}
