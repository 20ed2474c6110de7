package dev.flare.bitget;

import java.time.InstantSource;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What a client needs of the machine that it runs on.
///
/// @param date only counts until the exchange has told its time
/// @param nanos the monotonic clock
record Machine(InstantSource date, LongSupplier nanos, Pause pause, RandomGenerator random) {
  static Machine real() {
    return new Machine(InstantSource.system(), System::nanoTime, Pause.real(), new Random());
  }
}
