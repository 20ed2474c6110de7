package dev.flare.benchmark.door;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long things took, in milliseconds.
final class Times {
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
    return "p50 %.1f ms, p99 %.1f ms, slowest %.1f ms of %,d"
        .formatted(quantile(0.5), quantile(0.99), quantile(1), all.size());
  }
}
