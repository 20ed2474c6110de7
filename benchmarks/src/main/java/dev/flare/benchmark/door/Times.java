package dev.flare.benchmark.door;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long things took, in milliseconds.
final class Times {
  /// The heads of what [#toString] says.
  static final String COLUMNS = "how often | p50 ms | p99 ms | slowest ms";

  private final ConcurrentLinkedQueue<Double> all = new ConcurrentLinkedQueue<>();

  /// What may fail as requests do.
  @FunctionalInterface
  interface Act<E extends Exception> {
    void run() throws E, InterruptedException;
  }

  <E extends Exception> void add(Act<E> act) throws E, InterruptedException {
    long before = System.nanoTime();
    act.run();
    add((System.nanoTime() - before) / 1e6);
  }

  void add(double millis) {
    all.add(millis);
  }

  int count() {
    return all.size();
  }

  List<Double> sorted() {
    return all.stream().sorted().toList();
  }

  double quantile(double part) {
    List<Double> sorted = sorted();
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
  }

  @Override
  public String toString() {
    return "%,d | %.1f | %.1f | %.1f"
        .formatted(all.size(), quantile(0.5), quantile(0.99), quantile(1));
  }
}
