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
  private final Map<String, NavigableMap<Long, BigDecimal>> bids = new HashMap<>();
  private final Thread watching;
  private volatile boolean closed;

  WatchedPrices(Component exchange) {
    this.exchange = exchange;
    this.watching = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      while (!closed) {
        look();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      JsonNode market = exchange.get("/simulator/market");
      market.get("pairs").forEach(pair -> note(market.get("at").asLong(), pair));
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
