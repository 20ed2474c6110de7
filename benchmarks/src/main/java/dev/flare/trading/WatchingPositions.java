package dev.flare.trading;

import dev.flare.benchmark.Length;
import dev.flare.bitget.BudgetedQuotes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;

/// How well so many open positions are watched with the quotes that BitGet allows: in one coin,
/// where one quote tells of all, and in as many coins, where each needs its own.
public final class WatchingPositions {
  private static final Duration CALM = Duration.ofSeconds(Length.of(30));
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final int SAMPLE_MILLIS = 100;

  private final OnePrice venue = new OnePrice(Duration.ofMillis(60));
  private final Bench bench;
  private final int positions;

  private WatchingPositions(int positions, int coins) throws InterruptedException {
    this.positions = positions;
    this.bench = new Bench(venue, positions, THREADS);
    for (int i = 0; i < positions; i++) {
      bench.buy("C" + i % coins);
    }
    while (bench.trader.status().held().size() < positions) {
      Thread.sleep(SAMPLE_MILLIS);
    }
  }

  /// Measures and prints a table in Markdown.
  public static void print() throws InterruptedException {
    System.out.println(
        "| positions | coins | quotes a second | of one coin each | age of a valuation, s: mean"
            + " | oldest | of one coin each | all fall: closed within one interval"
            + " | last closed after, s |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int positions : List.of(10, 50)) {
      Watch apart = new WatchingPositions(positions, positions).watched();
      apart.print(positions, positions, apart);
      new WatchingPositions(positions, 1).watched().print(positions, 1, apart);
    }
  }

  /// @param quotes a second
  /// @param ages of valuations, in seconds
  /// @param closed after how many seconds each position was, when all had to be, in order
  private record Watch(double quotes, List<Double> ages, List<Double> closed) {
    void print(int positions, int coins, Watch apart) {
      System.out.printf(
          "| %d | %d | %.1f | %.2f | %.1f | %.1f | %.2f | %d of %d | %s |%n",
          positions,
          coins,
          quotes,
          quotes / apart.quotes,
          ages.stream().mapToDouble(each -> each).average().orElse(0),
          oldest(),
          oldest() / apart.oldest(),
          closed.stream().filter(each -> each * 1000 <= INTERVAL.toMillis()).count(),
          positions,
          closed.size() < positions ? "never" : "%.1f".formatted(closed.getLast()));
    }

    private double oldest() {
      return Collections.max(ages);
    }
  }

  private Watch watched() throws InterruptedException {
    Trader watched = bench.open(BudgetedQuotes.of(venue), positions, THREADS);
    RapidLoop rapid = watched.rapid(new RapidLoop.Pace(INTERVAL, Duration.ofMillis(150)));
    rapid.start();
    Thread.sleep(CALM.dividedBy(3));
    long quotes = venue.quotes();
    List<Double> ages = ages(watched);
    double perSecond = (venue.quotes() - quotes) * 1000.0 / CALM.toMillis();
    venue.falls("5");
    List<Double> closed = closings(watched);
    rapid.close();
    return new Watch(perSecond, ages, closed);
  }

  private List<Double> ages(Trader watched) throws InterruptedException {
    List<Double> ages = new ArrayList<>();
    for (int i = 0; i < CALM.toMillis() / SAMPLE_MILLIS; i++) {
      Thread.sleep(SAMPLE_MILLIS);
      Instant now = Instant.now();
      watched.status().valuations().values().stream()
          .map(each -> Duration.between(each.at(), now).toMillis() / 1000.0)
          .forEach(ages::add);
    }
    return ages;
  }

  /// After how many seconds each was closed, in order.
  private List<Double> closings(Trader watched) throws InterruptedException {
    long began = System.nanoTime();
    List<Double> closings = new ArrayList<>();
    while (closings.size() < positions && System.nanoTime() - began < LONGEST.toNanos()) {
      Thread.sleep(SAMPLE_MILLIS / 10);
      double seconds = (System.nanoTime() - began) / 1e9;
      int closed = watched.status().statistics().closed();
      closings.addAll(Collections.nCopies(closed - closings.size(), seconds));
    }
    return closings;
  }
}
