package dev.flare.simulator.market;

/// How busy the made-up market is in a minute: wild hours follow wild hours, and a minute that
/// moves the price is traded more.
record Activity(Noise noise) {
  private static final long TEMPER = 1;
  private static final long WICKS = 2;
  private static final long VOLUME = 3;
  private static final double WICK = 0.0004;
  private static final double USUAL_VOLUME = 40_000;

  /// About 1 in a usual hour, less in a quiet one, more in a wild one.
  double temper(long minute) {
    Noise temper = noise.with(TEMPER);
    return StrictMath.exp(0.45 * temper.wave(minute, 180) + 0.35 * temper.wave(minute, 1440));
  }

  /// How far the price leaves the body of the candle for a moment, as a share of it.
  double wick(long minute, int side) {
    double size = noise.with(WICKS * side).bell(minute);
    return WICK * size * size * temper(minute);
  }

  /// What is traded, in the quote coin.
  double volume(long minute, double move) {
    double chance = StrictMath.exp(0.5 * noise.with(VOLUME).bell(minute));
    return USUAL_VOLUME * temper(minute) * chance * (1 + 400 * move);
  }
}
