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

  /// @param words the home of Flare, the options of Pulse's JVM, and what [Wish#read] reads
  public static void print(List<String> words) throws Exception {
    List<String> options = List.of(words.get(1).strip().split(" ", -1));
    Wish wish = Wish.read(words.subList(2, words.size()));
    try (Suite suite = Suite.start(Path.of(words.getFirst()), options)) {
      for (Part part : wish.parts()) {
        measure(part, suite, wish.sockets());
      }
    }
  }

  private static void measure(Part part, Suite suite, Duration sockets) throws Exception {
    switch (part) {
      case PROXY -> proxy(suite);
      case MEMORY -> Memory.print(suite);
      case TIMING -> new Timing(suite.pulse()).print();
      case GUESSERS -> new Guessers(suite.pulse()).print();
      case SOCKETS -> new ManySockets(suite).print(sockets);
    }
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
