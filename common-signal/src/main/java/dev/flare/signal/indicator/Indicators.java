package dev.flare.signal.indicator;

import dev.flare.market.Candle;
import dev.flare.market.Granularity;
import dev.flare.signal.candlestick.Patterns;
import dev.flare.signal.rule.Direction;
import dev.flare.signal.rule.Readings;
import dev.flare.signal.rule.Readings.Bands;
import dev.flare.signal.rule.Readings.Macd;
import dev.flare.signal.rule.Readings.Moving;
import dev.flare.signal.rule.Readings.Price;
import dev.flare.signal.rule.Readings.Stochastic;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.MMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.DifferenceIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.numeric.UnaryOperationIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/// Every indicator of one pair over its latest candles.
///
/// Each candle is read once, when it is added: ta4j's recursive indicators stay exact over a series
/// that forgets its oldest bars only while they have been asked at every bar. What rounding leaves
/// of a zero is zero, so that a flat market is flat however long it has been watched.
///
/// For one thread at a time.
public final class Indicators {
  /// Share of the price below which a difference is rounding; the exchange's ticks are far above.
  private static final double NOISE = 1e-11;

  /// So that most values lie within -100 and 100.
  private static final double CCI_FACTOR = 0.015;

  private final IndicatorSettings settings;
  private final ScaledSeries series;
  private final ClosePriceIndicator close;
  private final MACDIndicator macd;
  private final Indicator<Num> macdSignal;
  private final Indicator<Num> sar;
  private final Indicator<Num> stochasticK;
  private final Indicator<Num> stochasticD;
  private final Indicator<Num> vwap;
  private final Indicator<Num> moneyFlowVolume;
  private final Indicator<Num> medianFast;
  private final Indicator<Num> medianSlow;
  private final Indicator<Num> rateOfChange;
  private final Indicator<Num> forceIndex;
  private final Indicator<Num> trix;
  private final Indicator<Num> adx;
  private final WindowMean bandMiddle;
  private final Indicator<Num> bandVariance;
  private final Indicator<Num> typical;
  private final WindowMean typicalMean;
  private final Indicator<Num> typicalDeviation;
  private final Indicator<Num> mfi;
  private final Indicator<Num> rsi;
  private final Indicator<Num> rsiMovement;
  private final Indicator<Num> atr;
  private final Patterns patterns;
  private double accumulation;

  public Indicators(IndicatorSettings settings, Granularity granularity) {
    this(settings, granularity, settings.lookBack());
  }

  /// @param kept how many of the latest candles, and of the values of each indicator
  Indicators(IndicatorSettings settings, Granularity granularity, int kept) {
    this.settings = settings;
    this.series = new ScaledSeries(granularity.duration(), kept);
    BarSeries bars = series.bars();
    int period = settings.maPeriod();
    close = new ClosePriceIndicator(bars);
    macd = new MACDIndicator(close, settings.macd().fast(), settings.macd().slow());
    macdSignal = macd.getSignalLine(settings.macd().signal());
    sar = new ParabolicSar(bars, settings.sar().step(), settings.sar().max());
    stochasticK = new StochasticK(bars, settings.stochastic().period());
    stochasticD =
        new StochasticOscillatorDIndicator(
            new WindowMean(stochasticK, settings.stochastic().smoothing()));
    vwap = new VWAPIndicator(bars, settings.dataLength());
    moneyFlowVolume = new MoneyFlowVolume(bars);
    Indicator<Num> median = new MedianPriceIndicator(bars);
    medianFast = new WindowMean(median, settings.awesome().fast());
    medianSlow = new WindowMean(median, settings.awesome().slow());
    rateOfChange = new ROCIndicator(close, period);
    forceIndex = new ForceIndex(bars, settings.forcePeriod());
    trix = new Trix(close, period);
    adx = new ADXIndicator(bars, period);
    bandMiddle = new WindowMean(close, settings.bollinger().period());
    bandVariance = WindowSpread.variance(close, bandMiddle, settings.bollinger().period());
    typical = new TypicalPriceIndicator(bars);
    typicalMean = new WindowMean(typical, period);
    typicalDeviation = WindowSpread.meanDeviation(typical, typicalMean, period);
    mfi = new MoneyFlowIndexIndicator(bars, settings.mfiPeriod());
    rsi = new RSIIndicator(close, settings.rsiPeriod());
    rsiMovement =
        new MMAIndicator(
            UnaryOperationIndicator.abs(new DifferenceIndicator(close)), settings.rsiPeriod());
    atr = new ATRIndicator(bars, period);
    patterns = new Patterns(bars);
  }

  /// How many candles have been added, kept or not.
  public int count() {
    return series.end() + 1;
  }

  /// The accumulation/distribution line at the latest candle.
  public double accumulation() {
    return accumulation;
  }

  /// Sets the line on where it was at the latest candle before a restart.
  public void resumeAccumulation(double value) {
    accumulation = value;
  }

  /// Adds the candle after the latest one and reads everything at it.
  public Readings add(Candle candle) {
    series.add(candle);
    accumulation += at(moneyFlowVolume);
    double range = value(settings.maPeriod() + 1, atr);
    return new Readings(
        price(),
        macd(),
        series.unscaled(at(sar)),
        stochastic(),
        patterns.seenAt(series.end()),
        series.unscaled(settled(value(settings.dataLength(), vwap), at(close))),
        new Moving(accumulation, Direction.weighted(accumulationLine())),
        awesome(),
        rateOfChange(),
        forceIndex(),
        trix(),
        moves(range) ? value(2 * settings.maPeriod() + 1, adx) : absent(adx),
        bollinger(),
        cci(),
        value(settings.mfiPeriod() + 1, mfi),
        rsi(),
        series.unscaled(range));
  }

  private Price price() {
    double[] closes = latest(settings.directionLength(), close);
    return new Price(
        series.unscaled(at(close)), Direction.weighted(closes), Direction.arithmetic(closes));
  }

  private Macd macd() {
    int slow = settings.macd().slow();
    double line = settled(value(slow + 1, macd), 0);
    double signal = settled(value(slow + settings.macd().signal(), macdSignal), 0);
    return new Macd(series.unscaled(line), series.unscaled(settled(signal, line)));
  }

  private Stochastic stochastic() {
    int range = settings.stochastic().period();
    return new Stochastic(
        value(range, stochasticK),
        value(range + settings.stochastic().smoothing() - 1, stochasticD));
  }

  /// The latest values of the line, from wherever the first of them lies.
  private double[] accumulationLine() {
    double[] line = latest(settings.directionLength(), moneyFlowVolume);
    for (int step = 1; step < line.length; step++) {
      line[step] = step == 1 ? line[1] : line[step - 1] + line[step];
    }
    if (line.length > 0) {
      line[0] = 0;
    }
    return line;
  }

  private double awesome() {
    double difference = at(medianFast) - value(settings.awesome().slow(), medianSlow);
    return series.unscaled(settled(difference, 0));
  }

  private Moving rateOfChange() {
    int first = settings.maPeriod() + 1;
    return new Moving(value(first, rateOfChange), heading(first, rateOfChange));
  }

  private Moving forceIndex() {
    int first = settings.forcePeriod() + 1;
    return new Moving(series.unscaled(value(first, forceIndex)), heading(first, forceIndex));
  }

  private double trix() {
    double change = value(3 * settings.maPeriod() + 2, trix);
    return Math.abs(change) < 100 * NOISE ? 0 : change;
  }

  private Bands bollinger() {
    int period = settings.bollinger().period();
    double middle = value(period, bandMiddle);
    double distance = settings.bollinger().deviations() * Math.sqrt(value(period, bandVariance));
    return new Bands(band(middle - distance), band(middle), band(middle + distance));
  }

  private double band(double value) {
    return series.unscaled(settled(value, at(close)));
  }

  private double cci() {
    double deviation = value(settings.maPeriod(), typicalDeviation);
    double distance = at(typical) - at(typicalMean);
    return moves(deviation) ? distance / (CCI_FACTOR * deviation) : Double.NaN;
  }

  private double rsi() {
    int first = settings.rsiPeriod() + 1;
    return moves(value(first, rsiMovement)) ? value(first, rsi) : absent(rsi);
  }

  private Direction heading(int first, Indicator<Num> indicator) {
    boolean known = count() >= first + settings.directionLength() - 1;
    return known
        ? Direction.arithmetic(latest(settings.directionLength(), indicator))
        : Direction.FLAT;
  }

  /// The latest `length` values, or none when there are fewer.
  private double[] latest(int length, Indicator<Num> indicator) {
    int first = series.end() - length + 1;
    double[] values = new double[first < 0 ? 0 : length];
    for (int each = 0; each < values.length; each++) {
      values[each] = indicator.getValue(first + each).doubleValue();
    }
    return values;
  }

  /// The value at the latest candle, undefined before as many candles as it needs.
  private double value(int candles, Indicator<Num> indicator) {
    double value = at(indicator);
    return count() < candles ? Double.NaN : value;
  }

  /// Undefined at this candle, but asked all the same.
  private double absent(Indicator<Num> indicator) {
    at(indicator);
    return Double.NaN;
  }

  private double at(Indicator<Num> indicator) {
    return indicator.getValue(series.end()).doubleValue();
  }

  private boolean moves(double difference) {
    return difference > NOISE * at(close);
  }

  /// `value`, or `reference` when only rounding parts them.
  private double settled(double value, double reference) {
    return Math.abs(value - reference) <= NOISE * at(close) ? reference : value;
  }
}
