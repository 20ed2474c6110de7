package dev.flare.benchmark.door;

import dev.flare.benchmark.BenchFailure;
import dev.flare.benchmark.Length;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/// What somebody wants to have measured.
///
/// @param sockets for how long the WebSockets are held
record Wish(Set<Part> parts, Duration sockets) {
  private static final Wish ALL =
      new Wish(EnumSet.allOf(Part.class), Duration.ofSeconds(Length.of(300)));

  /// Reads `--only proxy,guessers` and `--sockets 5m`.
  static Wish read(List<String> words) {
    try {
      return parsed(words);
    } catch (IllegalArgumentException e) {
      throw BenchFailure.badRequest("bench pulse: %s".formatted(e.getMessage()));
    }
  }

  private static Wish parsed(List<String> words) {
    Wish wish = ALL;
    for (int i = 0; i + 1 < words.size(); i += 2) {
      wish = wish.with(words.get(i), words.get(i + 1));
    }
    if (words.size() % 2 != 0) {
      throw new IllegalArgumentException("%s of what?".formatted(words.getLast()));
    }
    return wish;
  }

  private Wish with(String option, String value) {
    return switch (option) {
      case "--only" -> new Wish(parts(value), sockets);
      case "--sockets" -> new Wish(parts, DurationStyle.detectAndParse(value));
      default -> throw new IllegalArgumentException("there is no option %s".formatted(option));
    };
  }

  private static Set<Part> parts(String names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Arrays.stream(names.split(",", -1)).map(Part::named).forEach(parts::add);
    return parts;
  }
}
