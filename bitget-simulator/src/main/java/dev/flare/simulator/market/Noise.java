package dev.flare.simulator.market;

/// Randomness that can be looked up: a number for each place, always the same for a seed.
///
/// So any moment of a market can be told without telling all moments before it.
record Noise(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int BITS = 16;
  private static final long MASK = (1L << BITS) - 1;

  /// Four uniform numbers have this standard deviation together.
  private static final double DEVIATION = Math.sqrt(4.0 / 12.0);

  /// Another noise, independent of this one.
  Noise with(long name) {
    return new Noise(mix(seed * GOLDEN + name));
  }

  /// A number at `place`: mean 0, deviation 1, within +-3.5, nearly a bell curve.
  double bell(long place) {
    long bits = mix(seed ^ mix(place + GOLDEN));
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += (double) ((bits >>> (i * BITS)) & MASK) / MASK - 0.5;
    }
    return sum / DEVIATION;
  }

  /// A number at `place` from 0 to 1.
  double even(long place) {
    return (mix(seed ^ mix(place + GOLDEN)) >>> 11) * 0x1.0p-53;
  }

  /// A smooth curve through [#bell(long)] at every multiple of `spacing`.
  double wave(long place, long spacing) {
    long knot = Math.floorDiv(place, spacing);
    double part = (double) Math.floorMod(place, spacing) / spacing;
    double blend = part * part * (3 - 2 * part);
    return bell(knot) * (1 - blend) + bell(knot + 1) * blend;
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
