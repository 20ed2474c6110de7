package dev.flare.signal.rule;

import dev.flare.signal.rule.Readings.Bands;
import dev.flare.signal.rule.Readings.Candlesticks;
import dev.flare.signal.rule.Readings.Macd;
import dev.flare.signal.rule.Readings.Moving;
import dev.flare.signal.rule.Readings.Price;
import dev.flare.signal.rule.Readings.Stochastic;
import java.util.List;

/// A market for tests: calm and without a trend until something is said about it. The close is 100.
final class Sketch {
  private Direction price = Direction.FLAT;
  private Direction arithmetic = Direction.FLAT;
  private Macd macd = new Macd(0, 0);
  private double sar = 100;
  private Stochastic stochastic = new Stochastic(50, 50);
  private Candlesticks candlesticks = Candlesticks.NONE;
  private double vwap = 100;
  private Moving accumulation = new Moving(0, Direction.FLAT);
  private double awesome;
  private Moving rateOfChange = new Moving(0, Direction.FLAT);
  private Moving forceIndex = new Moving(0, Direction.FLAT);
  private double trix;
  private double adx = 22;
  private Bands bollinger = new Bands(95, 100, 105);
  private double cci;
  private double mfi = 50;
  private double rsi = 50;
  private Direction volatility = Direction.FLAT;
  private Direction takeProfit = Direction.FLAT;

  static Sketch noTrend() {
    return new Sketch();
  }

  static Sketch bull() {
    return new Sketch().macd(1, 0).sar(99);
  }

  static Sketch bear() {
    return new Sketch().macd(-1, 0).sar(101);
  }

  Sketch price(Direction weighted) {
    price = weighted;
    return this;
  }

  Sketch arithmetic(Direction direction) {
    arithmetic = direction;
    return this;
  }

  Sketch macd(double line, double signal) {
    macd = new Macd(line, signal);
    return this;
  }

  Sketch sar(double value) {
    sar = value;
    return this;
  }

  Sketch stochastic(double k, double d) {
    stochastic = new Stochastic(k, d);
    return this;
  }

  Sketch bullishPattern() {
    candlesticks = new Candlesticks(true, false, false, List.of("piercingLine"));
    return this;
  }

  Sketch bullishReversal() {
    candlesticks = new Candlesticks(true, false, true, List.of("hammer"));
    return this;
  }

  Sketch bearishPattern() {
    candlesticks = new Candlesticks(false, true, false, List.of("shootingStar"));
    return this;
  }

  Sketch bothPatterns() {
    candlesticks = new Candlesticks(true, true, false, List.of("piercingLine", "shootingStar"));
    return this;
  }

  Sketch vwap(double value) {
    vwap = value;
    return this;
  }

  Sketch accumulation(Direction direction) {
    accumulation = new Moving(0, direction);
    return this;
  }

  Sketch awesome(double value) {
    awesome = value;
    return this;
  }

  Sketch rateOfChange(double value, Direction direction) {
    rateOfChange = new Moving(value, direction);
    return this;
  }

  Sketch forceIndex(double value, Direction direction) {
    forceIndex = new Moving(value, direction);
    return this;
  }

  Sketch trix(double value) {
    trix = value;
    return this;
  }

  Sketch adx(double value) {
    adx = value;
    return this;
  }

  Sketch bollinger(double lower, double upper) {
    bollinger = new Bands(lower, 100, upper);
    return this;
  }

  Sketch cci(double value) {
    cci = value;
    return this;
  }

  Sketch mfi(double value) {
    mfi = value;
    return this;
  }

  Sketch rsi(double value) {
    rsi = value;
    return this;
  }

  Sketch widening(Direction volatility, Direction takeProfit) {
    this.volatility = volatility;
    this.takeProfit = takeProfit;
    return this;
  }

  Votes votes() {
    return situation().votes();
  }

  Situation situation() {
    return Situation.of(
        new Readings(
            new Price(100, price, arithmetic),
            macd,
            sar,
            stochastic,
            candlesticks,
            vwap,
            accumulation,
            awesome,
            rateOfChange,
            forceIndex,
            trix,
            adx,
            bollinger,
            cci,
            mfi,
            rsi,
            1.5),
        RuleSettings.DEFAULTS,
        volatility,
        takeProfit);
  }
}
