package dev.flare.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.flare.gnome.Fanout;
import dev.flare.gnome.Fanout.Deliveries;
import dev.flare.gnome.pair.ManyPairs;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
      List<Round> rounds =
          IntStream.range(0, ROUNDS)
              .mapToObj(_ -> Round.of(pairs))
              .sorted(Comparator.comparing(Round::millis))
              .toList();
      System.out.printf(
          "%n%d pairs, %d rounds from candles in memory to decisions on disk and sent%n%n",
          PAIRS, ROUNDS);
      System.out.println("| round | took ms | CPU ms | of that time collecting garbage ms |");
      System.out.println("| --- | --- | --- | --- |");
      rounds.get(ROUNDS / 2).print("median");
      rounds.get(ROUNDS * 9 / 10).print("slower than nine in ten");
      rounds.getLast().print("slowest");
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /// @param collecting what the collections of garbage in it took, in milliseconds
  private record Round(double millis, double cpu, double collecting) {
    static Round of(ManyPairs pairs) {
      double cpu = cpuMillis();
      double collecting = collectingMillis();
      double millis = pairs.round().toNanos() / 1e6;
      return new Round(millis, cpuMillis() - cpu, collectingMillis() - collecting);
    }

    void print(String name) {
      System.out.printf("| %s | %.0f | %.0f | %.0f |%n", name, millis, cpu, collecting);
    }

    /// Time of all cores that this process has taken.
    private static double cpuMillis() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
          / 1e6;
    }

    private static double collectingMillis() {
      return ManagementFactory.getGarbageCollectorMXBeans().stream()
          .mapToLong(GarbageCollectorMXBean::getCollectionTime)
          .sum();
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
