package dev.flare.benchmark.door;

import java.util.Arrays;

/// What of the door is measured, in the order in which it is.
enum Part {
  PROXY,
  MEMORY,
  TIMING,
  GUESSERS,
  SOCKETS;

  static Part named(String word) {
    return Arrays.stream(values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no part '%s'".formatted(word)));
  }
}
