package dev.flare.trading;

import dev.flare.market.ConversionVenue;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// What a trader needs of the world outside.
///
/// @param paper quotes for real, converts on paper: demo mode
/// @param live empty without API keys; then nothing can be traded live
/// @param clock time of the exchange
/// @param nanos the monotonic clock of this machine, for the age of quotes
/// @param threads where requests to the exchange may block
public record Surroundings(
    ConversionVenue paper,
    Optional<LiveAccount> live,
    InstantSource clock,
    LongSupplier nanos,
    Executor threads) {
  /// As in a running component: real nanoseconds, a virtual thread for each request.
  public static Surroundings of(
      ConversionVenue paper, Optional<LiveAccount> live, InstantSource clock) {
    return new Surroundings(paper, live, clock, System::nanoTime, Thread::startVirtualThread);
  }
}
