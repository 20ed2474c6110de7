package dev.flare.signal.rule;

/// Two thresholds: a value below `low` or above `high` says something, one between says nothing.
public record Zone(double low, double high) {
  public Zone {
    if (!(low < high)) {
      throw new IllegalArgumentException("A zone from %s to %s is empty".formatted(low, high));
    }
  }

  boolean isLow(double value) {
    return value < low;
  }

  boolean isHigh(double value) {
    return value > high;
  }
}
