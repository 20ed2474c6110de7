package dev.flare.trading;

import dev.flare.market.Coin;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// What is looked at in one round, in this order; what was not looked at for the longest time comes
/// first.
///
/// @param near positions near a trigger, each to be asked for on its own
/// @param others all the rest; what is together is of one coin and asked for in one sum
record Round(List<Position.Open> near, List<List<Position.Open>> others) {

  /// @param alone whether a position is asked for on its own though it is not near a trigger
  /// @param lastLook rises from one look to the next
  static Round of(
      List<Position.Open> open,
      Predicate<Position.Open> isNear,
      Predicate<Position.Open> alone,
      ToLongFunction<Position.Open> lastLook) {
    Map<Boolean, List<Position.Open>> byNearness =
        open.stream()
            .sorted(Comparator.comparingLong(lastLook))
            .collect(Collectors.partitioningBy(isNear));
    return new Round(
        byNearness.getOrDefault(true, List.of()),
        together(byNearness.getOrDefault(false, List.of()), alone));
  }

  private static List<List<Position.Open>> together(
      List<Position.Open> open, Predicate<Position.Open> alone) {
    Map<Object, List<Position.Open>> groups =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    each -> alone.test(each) ? each.id() : Kind.of(each),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return List.copyOf(groups.values());
  }

  /// What a quote can have in common.
  record Kind(Mode mode, Coin from, Coin to) {
    static Kind of(Position.Open open) {
      Position.Entry entry = open.entry();
      return new Kind(entry.mode(), entry.amount().coin(), entry.cost().coin());
    }
  }
}
