package dev.flare.bitget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/// The parts around a [ScriptedWire], on stepped time.
final class Fixtures {
  static final Instant NOW = Instant.ofEpochMilli(1_760_000_000_000L);

  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private Fixtures() {}

  /// A clock of an exchange for which it is [#NOW] whenever asked.
  static ExchangeClock clock(SteppedTime time) {
    return new ExchangeClock(InstantSource.fixed(NOW), time, () -> NOW, 1);
  }

  static Reads reads(Wire wire, SteppedTime time) {
    return reads(wire, time, clock(time));
  }

  static Reads reads(Wire wire, SteppedTime time, ExchangeClock clock) {
    return new Reads(wire, clock, time, time, new Random(7), TIMEOUT);
  }
}
