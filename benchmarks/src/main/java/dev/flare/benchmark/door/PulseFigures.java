package dev.flare.benchmark.door;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures Pulse as the door: its proxy beside nginx before the same apps in the same run, and how
/// it stands a crowd.
public final class PulseFigures {
  private static final int CALLERS = 32;

  private PulseFigures() {}

  /// @param arguments the home of Flare, the options of Pulse's JVM, and what [Wish#read] reads
  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments[1].strip().split(" ", -1));
    Wish wish = wish(List.of(arguments).subList(2, arguments.length));
    try (Suite suite = Suite.start(Path.of(arguments[0]), options)) {
      for (Part part : wish.parts()) {
        measure(part, suite, wish.sockets());
      }
    }
    System.exit(0);
  }

  private static Wish wish(List<String> words) {
    try {
      return Wish.read(words);
    } catch (IllegalArgumentException e) {
      System.err.println("flare: " + e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  private static void measure(Part part, Suite suite, Duration sockets) throws Exception {
    System.out.printf("%nLoad of this machine: %.1f%n", load());
    switch (part) {
      case PROXY -> proxy(suite);
      case MEMORY -> Memory.print(suite);
      case TIMING -> new Timing(suite.pulse()).print();
      case GUESSERS -> new Guessers(suite.pulse()).print();
      case SOCKETS -> new ManySockets(suite).print(sockets);
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void proxy(Suite suite) throws IOException, InterruptedException {
    Race small = new Race(suite, suite.smallApp(), "/");
    small.warmUp(CALLERS);
    small.print("An app that answers at once", CALLERS);
    new Race(suite, suite.smallApp(), "/").print("An app that answers at once", 1);
    Race flux = new Race(suite, suite.flux(), "/api/info");
    flux.warmUp(CALLERS);
    flux.print("Flux, GET /api/info", CALLERS);
  }
}
