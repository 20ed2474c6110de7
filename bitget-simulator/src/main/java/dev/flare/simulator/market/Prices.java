package dev.flare.simulator.market;

/// The price of the made-up market at each full minute.
record Prices(Noise noise, Activity activity, double level) {
  private static final long WAVES = 10;
  private static final long WEIGHTS = 40;
  private static final long JUMPS = 70;

  /// The longest wave has 2 to the power of this many minutes, some three weeks.
  private static final int LONGEST = 15;

  /// Waves up to this one follow the market's temper, longer ones its taste for trends.
  private static final int LONGEST_SHORT = 5;

  /// How much a minute usually moves the price, as a share of it.
  private static final double STEP = 0.0007;

  private static final int JUMP_SPAN = 360;
  private static final int JUMP_MEMORY = 720;
  private static final double JUMP_CHANCE = 0.3;
  private static final double JUMP_SIZE = 0.012;

  Prices(Noise noise, double level) {
    this(noise, new Activity(noise), level);
  }

  double at(long minute) {
    double temper = activity.temper(minute);
    double sum = jumps(minute);
    double amplitude = STEP;
    for (int k = 0; k <= LONGEST; k++) {
      double weight = k <= LONGEST_SHORT ? temper : taste(k, minute);
      sum += amplitude * weight * noise.with(WAVES + k).wave(minute, 1L << k);
      amplitude *= Math.sqrt(2);
    }
    return level * StrictMath.exp(sum);
  }

  /// From 0.3, a range, to 1.7, a trend.
  private double taste(int k, long minute) {
    double wave = noise.with(WEIGHTS + k).wave(minute, 4L << k);
    return Math.clamp(1 + 0.7 * wave, 0.3, 1.7);
  }

  private double jumps(long minute) {
    long span = Math.floorDiv(minute, JUMP_SPAN);
    double sum = 0;
    for (long i = span - JUMP_MEMORY / JUMP_SPAN; i <= span; i++) {
      sum += jump(i, minute);
    }
    return sum;
  }

  /// What is left at `minute` of the jump of a span, which not every span has.
  private double jump(long span, long minute) {
    Noise jumps = noise.with(JUMPS);
    long age = minute - span * JUMP_SPAN - (long) (jumps.even(3 * span) * JUMP_SPAN);
    if (age < 0 || age >= JUMP_MEMORY || jumps.even(3 * span + 1) > JUMP_CHANCE) {
      return 0;
    }
    return JUMP_SIZE * jumps.bell(3 * span + 2) * (1 - (double) age / JUMP_MEMORY);
  }
}
