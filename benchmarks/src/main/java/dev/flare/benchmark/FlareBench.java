package dev.flare.benchmark;

import dev.flare.benchmark.door.PulseFigures;
import dev.flare.benchmark.jsondb.JsondbFigures;
import dev.flare.benchmark.report.EveryPart;
import java.util.List;

/// `./flare bench`: measures the part that its first word names.
public final class FlareBench {
  private FlareBench() {}

  /// @param arguments the part, and what is said of it
  public static void main(String[] arguments) {
    Ending.after(() -> measure(arguments[0], List.of(arguments).subList(1, arguments.length)));
  }

  private static void measure(String part, List<String> words) throws Exception {
    switch (part) {
      case "all" -> EveryPart.measure(words);
      case "bitget" -> BitgetFigures.print();
      case "jsondb" -> JsondbFigures.print(words);
      case "signals" -> SignalFigures.print();
      case "gnome" -> GnomeFigures.print(words);
      case "trader" -> TraderFigures.print();
      case "pulse" -> PulseFigures.print(words);
      default -> throw BenchFailure.badRequest("there is no part '%s'".formatted(part));
    }
  }
}
