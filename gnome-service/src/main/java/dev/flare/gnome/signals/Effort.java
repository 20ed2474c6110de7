package dev.flare.gnome.signals;

import java.time.Duration;

/// What a run has read, and how long it took.
record Effort(int files, long candles, Duration took) {
  long candlesPerSecond() {
    return Math.round(candles / Math.max(1e-9, took.toNanos() / 1e9));
  }
}
