package dev.flare.e2e;

import dev.flare.e2e.SoakSuite.Trading;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// How long after their trigger a trader began to close positions, in its rapid intervals.
record Exits(String trader, List<Exit> all) {
  private static final BigDecimal STOP_LOSS = new BigDecimal(SoakSuite.STOP_LOSS).negate();

  /// @param intervals from the first look that showed the trigger until its sale was begun
  /// @param busy whether quotes had nearly used up what the exchange allows meanwhile
  record Exit(String reason, double intervals, boolean busy) {
    boolean isLate() {
      return intervals > 1;
    }
  }

  static Exits of(Trading trading, WatchedPrices prices) throws IOException, InterruptedException {
    Map<String, List<Long>> begun =
        trading.trader().all("/api/conversions").stream()
            .filter(each -> each.get("purpose").asString().equals("close"))
            .collect(
                Collectors.groupingBy(
                    each -> each.get("position").asString(),
                    Collectors.mapping(
                        each -> each.get("intendedAt").asLong(), Collectors.toList())));
    List<Exit> exits = new ArrayList<>();
    for (JsonNode closed : trading.trader().all("/api/positions?status=closed")) {
      List<Long> tries = begun.getOrDefault(closed.get("id").asString(), List.of());
      if (!tries.isEmpty()) {
        exits.add(exit(closed, tries, trading.intervalMillis() * SoakSuite.SPEED, prices));
      }
    }
    return new Exits(trading.trader().name(), exits);
  }

  /// @param tries when a sale was begun, in market time; others than the last may have failed
  private static Exit exit(JsonNode closed, List<Long> tries, long interval, WatchedPrices prices) {
    long last = tries.stream().max(Long::compare).orElseThrow();
    long trigger =
        last
            - prices.past(
                closed.get("base").asString(), last, (at, bid) -> isTriggered(closed, at, bid));
    long first = tries.stream().filter(each -> each >= trigger).min(Long::compare).orElse(last);
    return new Exit(
        closed.get("closeReason").asString(),
        (double) (first - trigger) / interval,
        prices.quotesASecond(trigger, first) > SoakSuite.NEARLY_ALL_QUOTES_A_SECOND);
  }

  private static boolean isTriggered(JsonNode closed, long at, BigDecimal bid) {
    BigDecimal cost = decimal(closed, "cost");
    BigDecimal gain = decimal(closed, "amount").multiply(bid).subtract(cost);
    BigDecimal change = gain.movePointRight(2).divide(cost, MathContext.DECIMAL64);
    long old = closed.get("openedAt").asLong() + SoakSuite.PATIENCE_MILLIS;
    return switch (closed.get("closeReason").asString()) {
      case "TAKE_PROFIT" -> change.compareTo(decimal(closed, "takeProfit")) >= 0;
      case "STOP_LOSS" -> change.compareTo(STOP_LOSS) < 0;
      case "PROFIT_TIMEOUT" -> change.signum() >= 0 && at > old;
      default -> false;
    };
  }

  private static BigDecimal decimal(JsonNode row, String field) {
    return new BigDecimal(row.get(field).asString());
  }

  /// The one in the middle; 0 without any.
  double median(String reason) {
    List<Double> sorted = sorted(reason);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  private List<Double> sorted(String reason) {
    return all.stream()
        .filter(each -> each.reason.equals(reason))
        .map(Exit::intervals)
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    Map<String, List<Exit>> byReason =
        all.stream()
            .collect(Collectors.groupingBy(Exit::reason, TreeMap::new, Collectors.toList()));
    return byReason.entrySet().stream()
        .map(each -> "  " + told(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String told(String reason, List<Exit> exits) {
    List<Double> sorted = sorted(reason);
    return String.format(
        Locale.ROOT,
        "%s: %d closed, begun after a median of %.2f intervals, at most %.2f;"
            + " %d later than one, %d of them while quotes were short",
        reason,
        exits.size(),
        median(reason),
        sorted.getLast(),
        exits.stream().filter(Exit::isLate).count(),
        exits.stream().filter(each -> each.isLate() && each.busy).count());
  }
}
