package dev.flare.benchmark;

import com.sun.management.OperatingSystemMXBean;
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
public final class GnomeFigures {
  private static final int PAIRS = 200;
  private static final int ROUNDS = Length.of(50);
  private static final int LISTENERS = 100;
  private static final String HEAD =
      """

      | told by | listeners | decisions | deliveries a second | p50 ms | p99 ms | out of order \
      | CPU µs each, telling | listening |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |\
      """;

  private GnomeFigures() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (String.join(" ", arguments)) {
      case "" -> {
        pairs();
        listeners();
      }
      case "--broker rabbitmq" -> brokers();
      default -> throw new IllegalArgumentException("bench gnome knows --broker rabbitmq only");
    }
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
    System.out.println(HEAD);
    told("Gnome", LISTENERS, Map.of());
  }

  /// The same through RabbitMQ, and with ten times as many listeners.
  private static void brokers() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("flare-rabbitmq");
    try (RabbitMq rabbit = RabbitMq.start(directory)) {
      System.out.println(HEAD);
      for (int listeners : List.of(LISTENERS, 10 * LISTENERS)) {
        told("Gnome", listeners, Map.of());
        told("RabbitMQ", listeners, Map.of("BROKER_URL", rabbit.url()));
      }
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /// @param teller who brings each decision to each listener
  private static void told(String teller, int listeners, Map<String, String> settings)
      throws IOException, InterruptedException {
    String name = "bench-" + ProcessHandle.current().pid();
    int scale = listeners / LISTENERS;
    try (Fanout fanout = new Fanout(name, listeners, settings)) {
      var _ = fanout.flatOut(Length.of(500) / scale);
      print(
          "%s | %d | %d a second".formatted(teller, listeners, 100 / scale),
          fanout.paced(Length.of(1000) / scale, Duration.ofMillis(10L * scale)));
      print(
          "%s | %d | flat out".formatted(teller, listeners),
          fanout.flatOut(Length.of(5000) / scale));
    } finally {
      FileSystemUtils.deleteRecursively(Path.of("storage_" + name));
    }
  }

  private static void print(String what, Deliveries deliveries) {
    System.out.printf(
        "| %s | %d | %.1f | %.1f | %d | %.1f | %.1f |%n",
        what,
        deliveries.perSecond(),
        deliveries.millis(0.5),
        deliveries.millis(0.99),
        deliveries.disorders(),
        deliveries.microsTelling(),
        deliveries.microsListening());
  }
}
