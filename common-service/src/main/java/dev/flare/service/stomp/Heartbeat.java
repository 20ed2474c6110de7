package dev.flare.service.stomp;

import java.util.concurrent.TimeUnit;

/// When a listener must hear that the component is there, and when it has itself been silent for
/// too long, in nanoseconds of real time.
final class Heartbeat {
  static final long LEAST_MS = 10_000;
  private static final int MISSED = 3;

  private long outEvery;
  private long inEvery;
  private long told;
  private long heard;

  /// @param now when the connection began
  Heartbeat(long now) {
    told = now;
    heard = now;
  }

  /// What both sides want; 0 stands for no heart-beats.
  ///
  /// @param offered how often the other side can be heard, in milliseconds
  /// @param wanted how often it wants to hear something, in milliseconds
  void agree(long offered, long wanted) {
    inEvery = every(offered);
    outEvery = every(wanted);
  }

  private static long every(long millis) {
    return millis == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(Math.max(millis, LEAST_MS));
  }

  void heard(long now) {
    heard = now;
  }

  /// Whether it is time to tell that the component is there; takes it for told.
  boolean isDue(long now) {
    boolean due = outEvery > 0 && now - told >= outEvery;
    if (due) {
      told = now;
    }
    return due;
  }

  boolean isLost(long now) {
    return inEvery > 0 && now - heard > MISSED * inEvery;
  }
}
