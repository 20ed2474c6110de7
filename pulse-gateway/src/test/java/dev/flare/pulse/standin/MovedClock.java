package dev.flare.pulse.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stands still until it is moved.
public final class MovedClock implements InstantSource {
  private Instant now = Instant.parse("2026-01-05T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void advance(Duration span) {
    now = now.plus(span);
  }
}
