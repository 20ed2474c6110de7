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

  /// Every known value by the name it is broadcast under; directions are 1, 0 or -1, a pattern that
  /// is seen is 1.
  public Map<String, Double> byName() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("close", price.close());
    named.put("priceDirection", sign(price.weighted()));
    named.put("priceArithmeticDirection", sign(price.arithmetic()));
    named.put("macd", macd.line());
    named.put("macdSignal", macd.signal());
    named.put("psar", sar);
    named.put("stochK", stochastic.k());
    named.put("stochD", stochastic.d());
    named.put("vwap", vwap);
    named.put("adl", accumulation.value());
    named.put("adlDirection", sign(accumulation.direction()));
    named.put("ao", awesome);
    named.put("roc", rateOfChange.value());
    named.put("rocDirection", sign(rateOfChange.direction()));
    named.put("forceIndex", forceIndex.value());
    named.put("forceIndexDirection", sign(forceIndex.direction()));
    named.put("trix", trix);
    named.put("adx", adx);
    named.put("bbLower", bollinger.lower());
    named.put("bbMiddle", bollinger.middle());
    named.put("bbUpper", bollinger.upper());
    named.put("cci", cci);
    named.put("mfi", mfi);
    named.put("rsi", rsi);
    named.put("atr", atr);
    named.put("bullishPattern", bit(candlesticks.bullish()));
    named.put("bearishPattern", bit(candlesticks.bearish()));
    named.put("bullishReversal", bit(candlesticks.bullishReversal()));
    candlesticks.patterns().forEach(pattern -> named.put(pattern, 1.0));
    named.values().removeIf(value -> !Double.isFinite(value));
    return named;
  }

  private static double sign(Direction direction) {
    return direction.sign();
  }

  private static double bit(boolean set) {
    return set ? 1 : 0;
  }
}
