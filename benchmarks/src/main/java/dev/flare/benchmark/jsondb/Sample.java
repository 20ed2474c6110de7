package dev.flare.benchmark.jsondb;

import java.math.BigDecimal;
import java.time.Instant;

/// What every contestant writes: about the size of a position.
record Sample(String id, String coin, BigDecimal amount, Instant at, String note) {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NOTE = "bought at the offer, closed by take profit after an hour";

  /// @param number no two samples of an id have the same, so that no write is a repetition
  static Sample of(String id, long number) {
    return new Sample(
        id, "BTC", BigDecimal.valueOf(number, 8), START.plusMillis(number % 100_000), NOTE);
  }

  static String id(long number) {
    return "position-%06d".formatted(number);
  }
}
