package dev.flare.e2e;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/// What sellers got for each coin, looked at several times a second from outside, so that it can be
/// told how long a position was past its trigger before it was sold.
final class WatchedPrices implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;

  private final Component exchange;
  private static final int LOOKS_FOR_A_COUNT = 10;

  private final Map<String, NavigableMap<Long, BigDecimal>> bids = new HashMap<>();
  private final NavigableMap<Long, Integer> quotes = new TreeMap<>();
  private final Thread watching;
  private volatile boolean closed;

  WatchedPrices(Component exchange) {
    this.exchange = exchange;
    this.watching = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      for (int look = 0; !closed; look++) {
        look(look % LOOKS_FOR_A_COUNT == 0);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(boolean counting) throws InterruptedException {
    try {
      JsonNode market = exchange.get("/simulator/market");
      long at = market.get("at").asLong();
      market.get("pairs").forEach(pair -> note(at, pair));
      if (counting) {
        note(at, SoakSuite.answers(exchange, "uri=\"/api/v2/convert/quoted-price\""));
      }
    } catch (IOException e) {
      System.out.println("The market was not seen: " + e);
    }
  }

  private synchronized void note(long at, JsonNode pair) {
    if (!pair.get("bid").isNull()) {
      bids.computeIfAbsent(pair.get("base").asString(), _ -> new TreeMap<>())
          .put(at, new BigDecimal(pair.get("bid").asString()));
    }
  }

  private synchronized void note(long at, int quotesSoFar) {
    quotes.put(at, quotesSoFar);
  }

  /// How many quotes the exchange gave in a second of real time, at most, in a time of the market.
  synchronized double quotesASecond(long from, long to) {
    Long begin = quotes.floorKey(from);
    Long end = quotes.ceilingKey(to);
    return begin == null || end == null ? 0 : most(quotes.subMap(begin, true, end, true));
  }

  /// In the busiest second of all.
  synchronized double quotesInTheBusiestSecond() {
    return most(quotes);
  }

  private static double most(NavigableMap<Long, Integer> counts) {
    double most = 0;
    Map.Entry<Long, Integer> before = counts.firstEntry();
    for (Map.Entry<Long, Integer> each : counts.entrySet()) {
      double seconds = (each.getKey() - before.getKey()) / 1000.0 / SoakSuite.SPEED;
      if (seconds > 0) {
        most = Math.max(most, (each.getValue() - before.getValue()) / seconds);
      }
      before = each;
    }
    return most;
  }

  /// How long before `sold` the price was past the trigger without a break, in market time; 0 when
  /// it was not at the last look.
  ///
  /// @param triggered tells of a moment and a price whether they close the position
  synchronized long past(String coin, long sold, BiPredicate<Long, BigDecimal> triggered) {
    long since = sold;
    for (Map.Entry<Long, BigDecimal> each :
        bids.getOrDefault(coin, new TreeMap<>()).headMap(sold, true).descendingMap().entrySet()) {
      if (!triggered.test(each.getKey(), each.getValue())) {
        break;
      }
      since = each.getKey();
    }
    return sold - since;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    watching.join();
  }
}
