package dev.flare.benchmark.door;

import dev.flare.benchmark.Length;
import dev.flare.benchmark.report.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// 10,000 wrong logins from 2,000 addresses, while somebody who is logged in opens a page again and
/// again, and logs in elsewhere now and then.
final class Guessers {
  private static final int ADDRESSES = Length.of(2000);
  private static final int GUESSES = Length.of(10_000);
  private static final double LONGEST_MS = 200;
  private static final int AT_ONCE = 64;
  private static final Duration PACE = Duration.ofMillis(20);
  private static final int PAGES_BETWEEN_LOGINS = 200;

  private final Pulse pulse;
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Times pages = new Times();
  private final Times logins = new Times();

  Guessers(Pulse pulse) {
    this.pulse = pulse;
  }

  void print() throws IOException, InterruptedException, ExecutionException {
    String token = pulse.formToken();
    Memory before = Memory.of(pulse);
    long began = System.nanoTime();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> guessers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        guessers.add(crowd.submit(() -> guess(token)));
      }
      visit();
      for (Future<Integer> each : guessers) {
        var _ = each.get();
      }
    }
    print((System.nanoTime() - began) / 1e9);
    before.print(Memory.of(pulse));
  }

  private void print(double seconds) {
    System.out.printf(
        "%n%,d wrong logins from %,d addresses, %d at once, in %.0f s, answered %s, load %.1f%n%n",
        GUESSES, ADDRESSES, AT_ONCE, seconds, answers, Machine.load());
    System.out.printf("| meanwhile | %s | slowest, of %.0f ms |%n", Times.COLUMNS, LONGEST_MS);
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        "| a page of somebody logged in | %s | %.2f |%n", pages, pages.quantile(1) / LONGEST_MS);
    System.out.printf("| the owner logging in once more | %s | |%n", logins);
  }

  private int guess(String token) throws IOException, InterruptedException {
    int guesses = 0;
    for (int i = next.getAndIncrement(); i < GUESSES; i = next.getAndIncrement()) {
      String address = "10.8.%d.%d".formatted(i % ADDRESSES / 250, i % ADDRESSES % 250 + 1);
      int status = pulse.attempt(address, token, Pulse.USER, "guess" + i).statusCode();
      answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
      guesses++;
    }
    return guesses;
  }

  private void visit() throws IOException, InterruptedException {
    for (int i = 0; next.get() < GUESSES; i++) {
      pages.<IOException>add(this::openPage);
      if (i % PAGES_BETWEEN_LOGINS == 0) {
        logins.<IOException>add(pulse::loginAgain);
      }
      Thread.sleep(PACE);
    }
  }

  private void openPage() throws IOException, InterruptedException {
    int status = pulse.get("/");
    if (status != 200) {
      throw new IOException("the page was answered with " + status);
    }
  }
}
