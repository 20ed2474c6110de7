package dev.flare.signal.indicator;

import java.util.stream.IntStream;

/// The numbers of the indicators; periods are counted in candles.
///
/// @param dataLength what VWAP looks at, and the least that a decision needs
/// @param maPeriod of rate of change, TRIX, ADX, CCI and ATR
/// @param directionLength values that a direction looks at
public record IndicatorSettings(
    int dataLength,
    int maPeriod,
    Macd macd,
    Sar sar,
    Stochastic stochastic,
    Awesome awesome,
    int forcePeriod,
    Bollinger bollinger,
    int mfiPeriod,
    int rsiPeriod,
    int directionLength) {

  /// Candles that a fresh series is warmed up with.
  public static final int SERIES_LENGTH = 1000;

  /// What an indicator looks at beyond its window: the bar before it, and the one not closed yet.
  private static final int BESIDE_A_WINDOW = 8;

  /// Candlesticks ask for a trend, which smooths over few candles, only where their shape fits.
  private static final int LEAST_TO_FORGET = 100;

  public static final IndicatorSettings DEFAULTS =
      new IndicatorSettings(
          100,
          10,
          new Macd(12, 26, 9),
          new Sar(0.02, 0.2),
          new Stochastic(14, 3),
          new Awesome(5, 34),
          14,
          new Bollinger(14, 2),
          14,
          14,
          5);

  public IndicatorSettings {
    requireWithin("Data length", dataLength, 2, SERIES_LENGTH);
    requirePeriod("Moving average", maPeriod);
    requirePeriod("Force index", forcePeriod);
    requirePeriod("Money flow", mfiPeriod);
    requirePeriod("RSI", rsiPeriod);
    requireWithin("Direction length", directionLength, 2, 100);
  }

  /// Latest candles that any indicator ever looks back at. What is recursive was asked at every
  /// candle, and needs no more than its value before; or begins anew where a condition before it
  /// spared the question, and has forgotten where it began after so many.
  int lookBack() {
    return Math.max(longestWindow(), LEAST_TO_FORGET) + directionLength + BESIDE_A_WINDOW;
  }

  private int longestWindow() {
    return IntStream.of(
            dataLength,
            maPeriod,
            macd.slow(),
            macd.signal(),
            stochastic.period(),
            stochastic.smoothing(),
            awesome.slow(),
            forcePeriod,
            bollinger.period(),
            mfiPeriod,
            rsiPeriod)
        .max()
        .orElseThrow();
  }

  /// Fast and slow average, and the one that smooths their difference.
  public record Macd(int fast, int slow, int signal) {
    public Macd {
      ordered("MACD", fast, slow);
      requirePeriod("MACD signal", signal);
    }
  }

  /// Acceleration: added at each new extreme, and its limit.
  public record Sar(double step, double max) {
    public Sar {
      if (!(step > 0 && step <= max && max <= 1)) {
        throw new IllegalArgumentException(
            "SAR step %s and maximum %s are not 0 < step <= maximum <= 1".formatted(step, max));
      }
    }
  }

  /// Range that %K looks at, and how many of them %D averages.
  public record Stochastic(int period, int smoothing) {
    public Stochastic {
      requirePeriod("Stochastic", period);
      requirePeriod("Stochastic smoothing", smoothing);
    }
  }

  /// The two averages of the Awesome Oscillator.
  public record Awesome(int fast, int slow) {
    public Awesome {
      ordered("Awesome Oscillator", fast, slow);
    }
  }

  /// Average and distance of the bands in standard deviations.
  public record Bollinger(int period, double deviations) {
    public Bollinger {
      requirePeriod("Bollinger", period);
      if (!(deviations > 0 && deviations <= 10)) {
        throw new IllegalArgumentException(
            "Bollinger deviations %s are not above 0 and at most 10".formatted(deviations));
      }
    }
  }

  private static void ordered(String name, int fast, int slow) {
    requirePeriod(name + " fast", fast);
    requirePeriod(name + " slow", slow);
    if (fast >= slow) {
      throw new IllegalArgumentException(
          "%s fast %d is not below slow %d".formatted(name, fast, slow));
    }
  }

  private static void requirePeriod(String name, int candles) {
    requireWithin(name + " period", candles, 1, 200);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d is not within %d to %d".formatted(name, value, least, most));
    }
  }
}
