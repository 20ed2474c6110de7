package dev.flare.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.flare.benchmark.report.Machine;
import dev.flare.gnome.Fanout;
import dev.flare.gnome.Fanout.Deliveries;
import dev.flare.gnome.pair.ManyPairs;
import dev.flare.testing.RabbitMq;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/// Measures Gnome at scale: many pairs that close at once, and many listeners; with `--broker
/// rabbitmq`, those listeners told by Gnome itself and through RabbitMQ in turn.
final class GnomeFigures {
  private static final int PAIRS = 200;
  private static final int ROUNDS = Length.of(50);
  private static final int LISTENERS = 100;
  private static final String HEAD =
      """

      | told by | listeners | decisions | deliveries a second | of Gnome's | p50 ms | p99 ms \
      | out of order | CPU µs each, telling | listening |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\
      """;

  private GnomeFigures() {}

  /// @param words of the command line
  static void print(List<String> words) throws IOException, InterruptedException {
    switch (String.join(" ", words)) {
      case "" -> {
        pairs();
        listeners();
      }
      case "--broker rabbitmq" -> brokers();
      default -> throw BenchFailure.badRequest("bench gnome knows --broker rabbitmq only");
    }
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
          "%n%d pairs, %d rounds from candles in memory to decisions on disk and sent, load %.1f%n%n",
          PAIRS, ROUNDS, Machine.load());
      System.out.println(
          "| round | took ms | of the median | CPU ms | of that time collecting garbage ms |");
      System.out.println("| --- | --- | --- | --- | --- |");
      Round median = rounds.get(ROUNDS / 2);
      median.print("median", median);
      rounds.get(ROUNDS * 9 / 10).print("slower than nine in ten", median);
      rounds.getLast().print("slowest", median);
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

    void print(String name, Round median) {
      System.out.printf(
          "| %s | %.0f | %.2f | %.0f | %.0f |%n",
          name, millis, millis / median.millis, cpu, collecting);
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
    System.out.printf("%n%d listeners, load %.1f%n", LISTENERS, Machine.load());
    System.out.println(HEAD);
    Told gnome = Told.by(LISTENERS, Map.of());
    gnome.print("Gnome", gnome);
  }

  /// The same through RabbitMQ, and with ten times as many listeners.
  private static void brokers() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("flare-rabbitmq");
    try (RabbitMq rabbit = RabbitMq.start(directory)) {
      System.out.printf("%nTold by Gnome and through RabbitMQ, load %.1f%n", Machine.load());
      System.out.println(HEAD);
      for (int listeners : List.of(LISTENERS, 10 * LISTENERS)) {
        Told gnome = Told.by(listeners, Map.of());
        gnome.print("Gnome", gnome);
        Told.by(listeners, Map.of("BROKER_URL", rabbit.url())).print("RabbitMQ", gnome);
      }
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /// What a crowd heard at a steady pace, and as fast as the slowest of it listens.
  private record Told(int listeners, Deliveries paced, Deliveries flatOut) {
    /// @param settings of the Gnome
    static Told by(int listeners, Map<String, String> settings)
        throws IOException, InterruptedException {
      String name = "bench-" + ProcessHandle.current().pid();
      int scale = listeners / LISTENERS;
      try (Fanout fanout = new Fanout(name, listeners, settings)) {
        var _ = fanout.flatOut(Length.of(500) / scale);
        Deliveries paced = fanout.paced(Length.of(1000) / scale, Duration.ofMillis(10L * scale));
        return new Told(listeners, paced, fanout.flatOut(Length.of(5000) / scale));
      } finally {
        FileSystemUtils.deleteRecursively(Path.of("storage_" + name));
      }
    }

    /// @param teller who brought each decision to each listener
    /// @param gnome what as many heard from Gnome itself
    void print(String teller, Told gnome) {
      int pace = 100 * LISTENERS / listeners;
      print("%s | %d | %d a second".formatted(teller, listeners, pace), paced, gnome.paced);
      print("%s | %d | flat out".formatted(teller, listeners), flatOut, gnome.flatOut);
    }

    private static void print(String what, Deliveries deliveries, Deliveries gnome) {
      System.out.printf(
          "| %s | %d | %.2f | %.1f | %.1f | %d | %.1f | %.1f |%n",
          what,
          deliveries.perSecond(),
          deliveries.perSecond() / (double) gnome.perSecond(),
          deliveries.millis(0.5),
          deliveries.millis(0.99),
          deliveries.disorders(),
          deliveries.microsTelling(),
          deliveries.microsListening());
    }
  }
}
