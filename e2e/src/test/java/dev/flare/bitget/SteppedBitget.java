package dev.flare.bitget;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The real client on a machine whose time is moved.
public final class SteppedBitget {
  /// Passes on the real clock: only a machine that stands still would need it.
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private SteppedBitget() {}

  /// @param pause lets time pass wherever the client would sleep
  public static Bitget at(
      URI address,
      Path budgets,
      InstantSource date,
      LongSupplier nanos,
      Consumer<Duration> pause,
      RandomGenerator random) {
    return Bitget.at(
        BitgetEndpoint.of(address, A_WHILE, 1),
        budgets,
        new Machine(date, nanos, pause::accept, random));
  }
}
