package dev.flare.jsondb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A value with one of everything that components store.
record Line(String id, BigDecimal amount, Optional<Instant> closedAt) {
  static Line of(String id, String amount) {
    return new Line(id, new BigDecimal(amount), Optional.empty());
  }

  boolean isClosed() {
    return closedAt.isPresent();
  }
}
