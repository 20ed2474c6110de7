package dev.flare.signal.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything the rule looks at in one candle.
///
/// `NaN` stands for a value that too few candles or a flat market leave undefined: every comparison
/// with it is false, so such an indicator abstains.
///
/// @param sar parabolic stop and reverse
/// @param vwap volume-weighted average price of the window
/// @param accumulation accumulation/distribution line, its direction weighted
/// @param awesome Awesome Oscillator
/// @param rateOfChange in percent, its direction arithmetic
/// @param forceIndex smoothed, its direction arithmetic
/// @param atr average true range
public record Readings(
    Price price,
    Macd macd,
    double sar,
    Stochastic stochastic,
    Candlesticks candlesticks,
    double vwap,
    Moving accumulation,
    double awesome,
    Moving rateOfChange,
    Moving forceIndex,
    double trix,
    double adx,
    Bands bollinger,
    double cci,
    double mfi,
    double rsi,
    double atr) {

  private static final int NAMES = 40;

  /// The close and where the closes are heading.
  public record Price(double close, Direction weighted, Direction arithmetic) {}

  /// The MACD line and its signal line.
  public record Macd(double line, double signal) {}

  /// The stochastic oscillator, 0 to 100.
  public record Stochastic(double k, double d) {
    double higher() {
      return Math.max(k, d);
    }
  }

  /// A value and where its latest values are heading.
  public record Moving(double value, Direction direction) {}

  /// Bollinger bands.
  public record Bands(double lower, double middle, double upper) {}

  /// Which candlestick patterns end at this candle.
  ///
  /// @param bullish any bullish pattern
  /// @param bearish any bearish pattern
  /// @param bullishReversal any pattern that says a fall is over
  /// @param patterns names of those seen
  public record Candlesticks(
      boolean bullish, boolean bearish, boolean bullishReversal, List<String> patterns) {
    public static final Candlesticks NONE = new Candlesticks(false, false, false, List.of());

    public Candlesticks {
      patterns = List.copyOf(patterns);
    }
  }

  /// Average true range in percent of the close.
  public double volatility() {
    return 100 * atr / price.close();
  }

  /// Distance of the SAR in percent of the close: how far a profit or a loss may run.
  public double takeProfit() {
    return 100 * Math.abs(sar - price.close()) / price.close();
  }

  /// Every known value by the name it is broadcast under, in a map of the caller's own; directions
  /// are 1, 0 or -1, a pattern that is seen is 1.
  public Map<String, Double> byName() {
    Map<String, Double> named = LinkedHashMap.newLinkedHashMap(NAMES);
    put(named, "close", price.close());
    put(named, "priceDirection", sign(price.weighted()));
    put(named, "priceArithmeticDirection", sign(price.arithmetic()));
    put(named, "macd", macd.line());
    put(named, "macdSignal", macd.signal());
    put(named, "psar", sar);
    put(named, "stochK", stochastic.k());
    put(named, "stochD", stochastic.d());
    put(named, "vwap", vwap);
    put(named, "adl", accumulation.value());
    put(named, "adlDirection", sign(accumulation.direction()));
    put(named, "ao", awesome);
    put(named, "roc", rateOfChange.value());
    put(named, "rocDirection", sign(rateOfChange.direction()));
    put(named, "forceIndex", forceIndex.value());
    put(named, "forceIndexDirection", sign(forceIndex.direction()));
    put(named, "trix", trix);
    put(named, "adx", adx);
    put(named, "bbLower", bollinger.lower());
    put(named, "bbMiddle", bollinger.middle());
    put(named, "bbUpper", bollinger.upper());
    put(named, "cci", cci);
    put(named, "mfi", mfi);
    put(named, "rsi", rsi);
    put(named, "atr", atr);
    put(named, "bullishPattern", bit(candlesticks.bullish()));
    put(named, "bearishPattern", bit(candlesticks.bearish()));
    put(named, "bullishReversal", bit(candlesticks.bullishReversal()));
    candlesticks.patterns().forEach(pattern -> named.put(pattern, 1.0));
    return named;
  }

  /// The readings that have these values: what [#byName()] gave, but for the patterns' names.
  static Readings named(Map<String, Double> values) {
    return new Readings(
        new Price(
            value(values, "close"),
            direction(values, "priceDirection"),
            direction(values, "priceArithmeticDirection")),
        new Macd(value(values, "macd"), value(values, "macdSignal")),
        value(values, "psar"),
        new Stochastic(value(values, "stochK"), value(values, "stochD")),
        new Candlesticks(
            isSet(values, "bullishPattern"),
            isSet(values, "bearishPattern"),
            isSet(values, "bullishReversal"),
            List.of()),
        value(values, "vwap"),
        new Moving(value(values, "adl"), direction(values, "adlDirection")),
        value(values, "ao"),
        new Moving(value(values, "roc"), direction(values, "rocDirection")),
        new Moving(value(values, "forceIndex"), direction(values, "forceIndexDirection")),
        value(values, "trix"),
        value(values, "adx"),
        new Bands(value(values, "bbLower"), value(values, "bbMiddle"), value(values, "bbUpper")),
        value(values, "cci"),
        value(values, "mfi"),
        value(values, "rsi"),
        value(values, "atr"));
  }

  static Direction direction(Map<String, Double> values, String name) {
    return Direction.of(value(values, name));
  }

  private static double value(Map<String, Double> values, String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  private static boolean isSet(Map<String, Double> values, String name) {
    return value(values, name) == 1;
  }

  private static void put(Map<String, Double> named, String name, double value) {
    if (Double.isFinite(value)) {
      named.put(name, value);
    }
  }

  private static double sign(Direction direction) {
    return direction.sign();
  }

  private static double bit(boolean set) {
    return set ? 1 : 0;
  }
}
