package dev.flare.benchmark;

import dev.flare.gnome.Fanout;
import dev.flare.gnome.Fanout.Deliveries;
import dev.flare.gnome.pair.ManyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/// Measures Gnome at scale: many pairs that close at once, and many listeners.
public final class GnomeFigures {
  private static final int PAIRS = 200;
  private static final int ROUNDS = 50;
  private static final int LISTENERS = 100;

  private GnomeFigures() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    pairs();
    listeners();
    System.exit(0);
  }

  private static void pairs() throws IOException {
    Path directory = Files.createTempDirectory("flare-bench");
    try (ManyPairs pairs = new ManyPairs(directory, PAIRS)) {
      IntStream.range(0, ROUNDS).forEach(_ -> pairs.round());
      double[] millis =
          IntStream.range(0, ROUNDS)
              .mapToDouble(_ -> pairs.round().toNanos() / 1e6)
              .sorted()
              .toArray();
      System.out.printf(
          "%n%d pairs, from candles in memory to decisions on disk and sent: median %.0f ms, slowest"
              + " of %d rounds %.0f ms%n%n",
          PAIRS, millis[ROUNDS / 2], ROUNDS, millis[ROUNDS - 1]);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private static void listeners() throws IOException, InterruptedException {
    String name = "bench-" + ProcessHandle.current().pid();
    try (Fanout fanout = new Fanout(name, LISTENERS)) {
      var _ = fanout.flatOut(1000);
      System.out.println(
          "\n| listeners | decisions | deliveries a second | p50 ms | p99 ms | out of order"
              + " | CPU µs each, telling | listening |");
      System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
      print("100 a second", fanout.paced(1000, Duration.ofMillis(10)));
      print("flat out", fanout.flatOut(5000));
    } finally {
      FileSystemUtils.deleteRecursively(Path.of("storage_" + name));
    }
  }

  private static void print(String pace, Deliveries deliveries) {
    System.out.printf(
        "| %d | %s | %d | %.1f | %.1f | %d | %.1f | %.1f |%n",
        LISTENERS,
        pace,
        deliveries.perSecond(),
        deliveries.millis(0.5),
        deliveries.millis(0.99),
        deliveries.disorders(),
        deliveries.microsTelling(),
        deliveries.microsListening());
  }
}
