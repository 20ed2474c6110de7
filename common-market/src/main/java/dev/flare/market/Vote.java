package dev.flare.market;

/// Which way one indicator leans; `NONE` also when it has too few candles to say.
public enum Vote {
  BULL,
  BEAR,
  NONE
}
