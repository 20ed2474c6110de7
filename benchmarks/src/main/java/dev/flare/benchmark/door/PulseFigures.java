package dev.flare.benchmark.door;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures Pulse as the door: its proxy beside nginx before the same apps in the same run, and how
/// it stands a crowd.
public final class PulseFigures {
  private static final int CALLERS = 32;

  private PulseFigures() {}

  /// @param arguments the home of Flare, the options of Pulse's JVM, and for how many seconds the
  ///   WebSockets are held
  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments[1].split(" ", -1));
    Duration sockets = Duration.ofSeconds(Long.parseLong(arguments[2]));
    try (Suite suite = Suite.start(Path.of(arguments[0]), options)) {
      proxy(suite);
      Memory.print(suite);
      new Timing(suite.pulse()).print();
      new Guessers(suite.pulse()).print();
      new ManySockets(suite).print(sockets);
    }
    System.exit(0);
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
