package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// All traders on one key, live, for a while, at a simulated exchange that runs sixty times as fast
/// and fails now and then: within the exchange's limits, without growing, and to the last coin.
///
/// `-Dflare.soak=10m` lasts as long (`s` and `m`) and loses trades for good. How late positions
/// were closed is printed, for it depends on the machine; only a long run tells who came first.
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class SoakTest {
  private static final Duration LENGTH =
      Duration.parse("PT" + System.getProperty("flare.soak", "30s").toUpperCase(Locale.ROOT));
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration UNTIL_IT_IS_CLEAR = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  /// What a trader may keep of each minute's trades, beside what it writes to disk.
  private static final long BYTES_A_MINUTE = 1_500_000;

  private static final String USUAL_FAULTS =
      """
      [{"call": "trade", "chance": 0.04, "seed": 1, "fault": {"does": "reset", "executed": true}},
       {"call": "trade", "chance": 0.04, "seed": 4, "fault": {"does": "refuse", "code": "12021"}},
       {"call": "quote", "chance": 0.02, "seed": 5, "fault": {"does": "empty"}},
       {"call": "assets", "chance": 0.02, "seed": 6, "fault": {"does": "html", "status": 503}},
       {"call": "trade", "chance": 0.2, "seed": 7,
        "fault": {"does": "delay-record", "seconds": 2}}]
      """;

  /// Of these it takes minutes to be sure.
  private static final String LOST_FOR_GOOD =
      """
      [{"call": "trade", "chance": 0.02, "seed": 2, "fault": {"does": "reset"}},
       {"call": "quote", "chance": 0.002, "seed": 3, "fault": {"does": "hang", "millis": 10000}}]
      """;

  @TempDir Path directory;

  @Test
  void livesWithinTheLimitsWithoutGrowingAndLosesNoCoin() throws Exception {
    boolean isLong = LENGTH.compareTo(LONG) >= 0;
    try (SoakSuite suite = new SoakSuite(directory);
        WatchedPrices prices = new WatchedPrices(suite.exchange)) {
      suite.exchange.order("POST", "/simulator/faults", USUAL_FAULTS);
      if (isLong) {
        suite.exchange.order("POST", "/simulator/faults", LOST_FOR_GOOD);
      }
      List<long[]> heaps = soak(suite);
      assertThat(suite.refusedAsTooMany()).as("requests above the limit").isZero();
      comeToRest(suite);
      printWhatHappened(suite, prices, heaps);
      requireAgreement(suite);
      if (isLong) {
        requireFlat(heaps);
        requireThatStopLossesComeFirst(suite, prices);
      }
    }
  }

  /// What each trader has in use after a full collection, every now and then.
  private static List<long[]> soak(SoakSuite suite) throws Exception {
    List<long[]> heaps = new ArrayList<>();
    long end = System.nanoTime() + LENGTH.toNanos();
    while (System.nanoTime() < end) {
      long left = end - System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(Math.min(left, BETWEEN_LOOKS.toNanos()));
      heaps.add(heaps(suite));
    }
    return heaps;
  }

  private static long[] heaps(SoakSuite suite) throws IOException, InterruptedException {
    long[] bytes = new long[suite.traders.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = suite.traders.get(i).liveBytes();
    }
    return bytes;
  }

  /// The first third is warming up.
  private static void requireFlat(List<long[]> heaps) {
    for (int trader = 0; trader < heaps.getFirst().length; trader++) {
      assertThat(growth(heaps, trader))
          .as("bytes that trader %d grows by a minute", trader)
          .isLessThan(BYTES_A_MINUTE);
    }
  }

  private static long growth(List<long[]> heaps, int trader) {
    int first = heaps.size() / 3;
    long grown = heaps.getLast()[trader] - heaps.get(first)[trader];
    long looks = heaps.size() - 1L - first;
    return grown * Duration.ofMinutes(1).toNanos() / (looks * BETWEEN_LOOKS.toNanos());
  }

  private static void comeToRest(SoakSuite suite) throws Exception {
    suite.exchange.order("DELETE", "/simulator/faults", "");
    suite.everyTrader("PUT", "/api/trading", "{\"enabled\": false}");
    for (Component trader : suite.traders) {
      for (String id : doubtful(trader)) {
        decide(suite, trader, id);
      }
    }
  }

  /// What was begun while trades were lost and does not become clear by itself. What is begun since
  /// is only under way.
  private static Set<String> doubtful(Component trader) throws Exception {
    Set<String> doubtful = unclear(trader).keySet();
    long end = System.nanoTime() + UNTIL_IT_IS_CLEAR.toNanos();
    while (!doubtful.isEmpty() && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      doubtful.retainAll(unclear(trader).keySet());
    }
    return doubtful;
  }

  private static boolean isClear(SoakSuite suite) throws Exception {
    for (Component trader : suite.traders) {
      if (!unclear(trader).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// By their ids.
  private static Map<String, JsonNode> unclear(Component trader) throws Exception {
    return trader.all("/api/conversions").stream()
        .filter(each -> !List.of("confirmed", "refused").contains(each.get("status").asString()))
        .collect(Collectors.toMap(each -> each.get("id").asString(), Function.identity()));
  }

  /// What a trader cannot be sure of while others trade with the same key, a person looks up. The
  /// trader declines only when it became sure meanwhile.
  private static void decide(SoakSuite suite, Component trader, String id) throws Exception {
    Optional<JsonNode> lost = Optional.ofNullable(unclear(trader).get(id));
    if (lost.isPresent()) {
      Optional<String> refusal =
          trader.refusal(
              "POST", "/api/conversions/%s/resolve".formatted(id), seen(suite, lost.get()));
      System.out.printf("A person decided about %s of %s %s%n", id, trader.name(), refusal);
      assertThat(unclear(trader)).as("%s", refusal).doesNotContainKey(id);
    }
  }

  /// What a person finds about it in the exchange's books.
  private static String seen(SoakSuite suite, JsonNode lost) throws Exception {
    return suite.ledger().stream()
        .filter(done -> done.get("fromCoin").equals(lost.get("from")))
        .filter(done -> done.get("toCoin").equals(lost.get("to")))
        .filter(done -> Moves.number(done, "fromCoinSize").equals(Moves.number(lost, "spend")))
        .findFirst()
        .map(done ->
            "{\"executed\": true, \"received\": \"%s\"}"
                .formatted(Moves.number(done, "toCoinSize")))
        .orElse("{\"executed\": false}");
  }

  /// The exchange's ledger is what the three books say, and each book adds up. Positions are closed
  /// all the while, so that both are read until nothing happened in between.
  private static void requireAgreement(SoakSuite suite) throws Exception {
    List<String> happened;
    List<String> booked;
    boolean quiet;
    long end = System.nanoTime() + UNTIL_IT_IS_CLEAR.toNanos();
    do {
      happened = Moves.happened(suite.ledger());
      quiet = isClear(suite);
      booked = booked(suite);
      assertThat(System.nanoTime()).as("conversions under way do not end").isLessThan(end);
    } while (!quiet || suite.ledger().size() != happened.size());

    assertThat(happened).isNotEmpty();
    assertThat(booked).containsExactlyInAnyOrderElementsOf(happened);
  }

  private static List<String> booked(SoakSuite suite) throws Exception {
    List<String> booked = new ArrayList<>();
    for (Component trader : suite.traders) {
      assertThat(trader.get("/api/state").get("ledgerDifference").asString()).isEqualTo("0");
      booked.addAll(Moves.booked(trader.all("/api/conversions")));
    }
    return booked;
  }

  // What cannot be required of any machine is printed

  private static void printWhatHappened(SoakSuite suite, WatchedPrices prices, List<long[]> heaps)
      throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%n%s: %d requests answered, %d of them one too many, %d conversions;"
            + " in the busiest second %.0f quotes of %d%n",
        LENGTH,
        suite.answered(),
        suite.refusedAsTooMany(),
        suite.ledger().size(),
        prices.quotesInTheBusiestSecond(),
        SoakSuite.QUOTES_A_SECOND);
    for (int i = 0; i < suite.trading.size(); i++) {
      Component trader = suite.traders.get(i);
      int number = i;
      System.out.printf(
          "%s: heap after a collection in MB %s, refused %s%n%s%n",
          trader.name(),
          heaps.stream().map(each -> each[number] / 1_000_000).toList(),
          trader.get("/api/state").get("refusals"),
          Exits.of(suite.trading.get(i), prices));
    }
  }

  /// When both wait, nobody looks at what would take a profit first.
  private static void requireThatStopLossesComeFirst(SoakSuite suite, WatchedPrices prices)
      throws Exception {
    for (SoakSuite.Trading each : suite.trading) {
      Exits exits = Exits.of(each, prices);
      assertThat(exits.median("STOP_LOSS"))
          .as("intervals until stop losses of %s", exits.trader())
          .isLessThanOrEqualTo(exits.median("TAKE_PROFIT") + 1);
    }
  }
}
