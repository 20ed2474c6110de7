package dev.flare.benchmark.door;

/// What of the door is measured, in the order in which it is.
enum Part {
  PROXY,
  MEMORY,
  TIMING,
  GUESSERS,
  SOCKETS
}
