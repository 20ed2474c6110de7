package dev.flare.pulse.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long a search through a log goes on.
@FunctionalInterface
interface SearchPatience {
  Duration LONGEST = Duration.ofSeconds(10);

  /// What a search that begins now asks at every line.
  BooleanSupplier ofOneSearch();

  /// Ends when time is up or the client has gone, which interrupts the thread.
  static BooleanSupplier whileSomebodyWaits() {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    return () -> System.nanoTime() < deadline && !Thread.currentThread().isInterrupted();
  }
}
