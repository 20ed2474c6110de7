package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;

/// Lets time go by.
@FunctionalInterface
interface Pause {
  /// @throws ExchangeUnavailable when the thread is interrupted, which it stays
  void sleep(Duration duration);

  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ExchangeUnavailable("Interrupted while waiting to ask the exchange", e);
      }
    };
  }
}
