package dev.flare.benchmark.jsondb;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Contestants take turns, leg by leg, since the time a disk takes drifts within seconds; what is
/// compared are legs side by side.
record Race(int writers, int legs, Duration leg) {
  private static final int WARM_UP_LEGS = 2;
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  Race {
    if (writers < 1 || legs < 1) {
      throw new IllegalArgumentException("A race needs writers and legs");
    }
  }

  /// The rates of each contestant, in writes a second, one for each leg.
  List<Rates> run(Contestant... contestants) throws IOException {
    List<List<Double>> rates = new ArrayList<>();
    for (Contestant _ : contestants) {
      rates.add(new ArrayList<>());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < WARM_UP_LEGS + legs; i++) {
        for (int c = 0; c < contestants.length; c++) {
          double rate = rate(threads, contestants[c]);
          if (i >= WARM_UP_LEGS) {
            rates.get(c).add(rate);
          }
        }
      }
    }
    return rates.stream().map(Rates::new).toList();
  }

  private double rate(ExecutorService threads, Contestant contestant) throws IOException {
    long start = System.nanoTime();
    long end = start + leg.toNanos();
    Callable<Long> writer = () -> writeUntil(end, contestant);
    List<Callable<Long>> all = IntStream.range(0, writers).mapToObj(_ -> writer).toList();
    long written = sum(threads, all);
    return written * 1e9 / (System.nanoTime() - start);
  }

  private static long writeUntil(long end, Contestant contestant) throws IOException {
    long written = 0;
    do {
      contestant.write(NUMBERS.getAndIncrement());
      written++;
    } while (System.nanoTime() < end);
    return written;
  }

  private static long sum(ExecutorService threads, List<Callable<Long>> tasks) throws IOException {
    try {
      long sum = 0;
      for (Future<Long> each : threads.invokeAll(tasks)) {
        sum += each.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
