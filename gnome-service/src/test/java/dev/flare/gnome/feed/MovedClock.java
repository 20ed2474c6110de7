package dev.flare.gnome.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is moved.
public final class MovedClock implements InstantSource {
  private volatile Instant now;

  public MovedClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void moveTo(Instant moment) {
    now = moment;
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
