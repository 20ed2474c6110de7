package dev.flare.pulse.log;

import java.time.Duration;

/// How much of each app's output is kept.
///
/// @param bytes on the disk, packed
/// @param age after which output goes
/// @param piece how much output is packed into one file
public record LogLimits(long bytes, Duration age, int piece) {
  private static final int FOUR_MEGABYTES = 4 << 20;

  public LogLimits {
    if (bytes < 0 || piece < 1 || age.isNegative()) {
      throw new IllegalArgumentException("Cannot keep %d bytes for %s".formatted(bytes, age));
    }
  }

  public LogLimits(long bytes, Duration age) {
    this(bytes, age, FOUR_MEGABYTES);
  }
}
