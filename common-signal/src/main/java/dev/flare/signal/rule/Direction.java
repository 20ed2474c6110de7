package dev.flare.signal.rule;

/// Where a run of values is heading.
public enum Direction {
  DOWN,
  FLAT,
  UP;

  /// The direction of `sign`; flat for zero and for a value that is not known.
  public static Direction of(double sign) {
    return sign > 0 ? UP : sign < 0 ? DOWN : FLAT;
  }

  /// More rises than falls, or more falls than rises.
  public static Direction arithmetic(double... values) {
    double sum = 0;
    for (int step = 1; step < values.length; step++) {
      sum += Math.signum(values[step] - values[step - 1]);
    }
    return of(sum);
  }

  /// Rises against falls, the first step counted once, the second twice, and so on.
  public static Direction weighted(double... values) {
    double sum = 0;
    for (int step = 1; step < values.length; step++) {
      sum += step * Math.signum(values[step] - values[step - 1]);
    }
    return of(sum);
  }

  /// The last value against the first; flat with fewer than two.
  public static Direction clear(double... values) {
    return values.length < 2 ? FLAT : of(values[values.length - 1] - values[0]);
  }

  /// 1, 0 or -1.
  public int sign() {
    return ordinal() - 1;
  }
}
