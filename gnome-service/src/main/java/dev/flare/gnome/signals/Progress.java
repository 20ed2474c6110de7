package dev.flare.gnome.signals;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells now and then how far a long run has come.
final class Progress {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PrintStream out;
  private final LongSupplier nanos;
  private final long began;
  private final long wanted;
  private long done;
  private long toldAt;

  /// @param nanos elapsed time
  /// @param wanted candles of all files
  Progress(PrintStream out, LongSupplier nanos, long wanted) {
    this.out = out;
    this.nanos = nanos;
    this.wanted = wanted;
    this.began = nanos.getAsLong();
    this.toldAt = began;
  }

  /// One more candle of a file.
  void step(String file) {
    done++;
    long now = nanos.getAsLong();
    if (now - toldAt >= PAUSE.toNanos()) {
      toldAt = now;
      out.printf(
          "signals: %d of %d candles (%d%%), in %s%n", done, wanted, 100 * done / wanted, file);
    }
  }

  Duration took() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }
}
