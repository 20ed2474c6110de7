package dev.flare.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is around every answer of the exchange.
record Envelope(String code, String msg, long requestTime, @Nullable Object data) {
  static Envelope success(Object data, Instant now) {
    return new Envelope("00000", "success", now.toEpochMilli(), data);
  }

  static Envelope of(Denial denial, Instant now) {
    return new Envelope(denial.code().number(), denial.text(), now.toEpochMilli(), null);
  }
}
