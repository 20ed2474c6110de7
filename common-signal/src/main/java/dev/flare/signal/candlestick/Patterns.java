package dev.flare.signal.candlestick;

import static dev.flare.signal.candlestick.CandlestickPattern.ABANDONED_BABY;
import static dev.flare.signal.candlestick.CandlestickPattern.BEARISH_ENGULFING;
import static dev.flare.signal.candlestick.CandlestickPattern.BEARISH_HARAMI;
import static dev.flare.signal.candlestick.CandlestickPattern.BEARISH_HARAMI_CROSS;
import static dev.flare.signal.candlestick.CandlestickPattern.BEARISH_MARUBOZU;
import static dev.flare.signal.candlestick.CandlestickPattern.BULLISH_ENGULFING;
import static dev.flare.signal.candlestick.CandlestickPattern.BULLISH_HARAMI;
import static dev.flare.signal.candlestick.CandlestickPattern.BULLISH_HARAMI_CROSS;
import static dev.flare.signal.candlestick.CandlestickPattern.BULLISH_MARUBOZU;
import static dev.flare.signal.candlestick.CandlestickPattern.DARK_CLOUD_COVER;
import static dev.flare.signal.candlestick.CandlestickPattern.DRAGONFLY_DOJI;
import static dev.flare.signal.candlestick.CandlestickPattern.EVENING_DOJI_STAR;
import static dev.flare.signal.candlestick.CandlestickPattern.EVENING_STAR;
import static dev.flare.signal.candlestick.CandlestickPattern.GRAVESTONE_DOJI;
import static dev.flare.signal.candlestick.CandlestickPattern.HAMMER;
import static dev.flare.signal.candlestick.CandlestickPattern.HANGING_MAN;
import static dev.flare.signal.candlestick.CandlestickPattern.MORNING_DOJI_STAR;
import static dev.flare.signal.candlestick.CandlestickPattern.MORNING_STAR;
import static dev.flare.signal.candlestick.CandlestickPattern.PIERCING_LINE;
import static dev.flare.signal.candlestick.CandlestickPattern.SHOOTING_STAR;
import static dev.flare.signal.candlestick.CandlestickPattern.THREE_BLACK_CROWS;
import static dev.flare.signal.candlestick.CandlestickPattern.THREE_WHITE_SOLDIERS;
import static dev.flare.signal.candlestick.CandlestickPattern.TWEEZER_BOTTOM;
import static dev.flare.signal.candlestick.CandlestickPattern.TWEEZER_TOP;

import dev.flare.signal.rule.Direction;
import dev.flare.signal.rule.Readings.Candlesticks;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.candles.BearishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BearishHaramiIndicator;
import org.ta4j.core.indicators.candles.BearishMarubozuIndicator;
import org.ta4j.core.indicators.candles.BullishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BullishHaramiIndicator;
import org.ta4j.core.indicators.candles.BullishMarubozuIndicator;
import org.ta4j.core.indicators.candles.DarkCloudIndicator;
import org.ta4j.core.indicators.candles.EveningStarIndicator;
import org.ta4j.core.indicators.candles.HammerIndicator;
import org.ta4j.core.indicators.candles.HangingManIndicator;
import org.ta4j.core.indicators.candles.MorningStarIndicator;
import org.ta4j.core.indicators.candles.PiercingIndicator;
import org.ta4j.core.indicators.candles.ShootingStarIndicator;
import org.ta4j.core.indicators.candles.ThreeBlackCrowsIndicator;
import org.ta4j.core.indicators.candles.ThreeWhiteSoldiersIndicator;
import org.ta4j.core.num.Num;

/// All candlestick patterns over one series.
public final class Patterns {
  /// Largest body of a star, as a share of its open.
  private static final double STAR_BODY = 0.0015;

  /// Bars whose shadows say what a short shadow of a soldier or a crow is, and how short.
  private static final int MARCH_AVERAGE = 5;

  private static final double MARCH_SHADOW = 0.5;

  private final Map<CandlestickPattern, Indicator<Boolean>> indicators =
      new EnumMap<>(CandlestickPattern.class);

  public Patterns(BarSeries series) {
    ofTa4j(series);
    figures(series);
  }

  /// Those that end at the bar of `index`.
  public Candlesticks seenAt(int index) {
    Set<CandlestickPattern> seen = EnumSet.noneOf(CandlestickPattern.class);
    indicators.forEach((pattern, indicator) -> {
      if (indicator.getValue(index)) {
        seen.add(pattern);
      }
    });
    return seen.isEmpty() ? Candlesticks.NONE : CandlestickPattern.summary(seen);
  }

  private void ofTa4j(BarSeries series) {
    Num star = series.numFactory().numOf(STAR_BODY);
    Num big = series.numFactory().numOf(Shape.LONG_BODY);
    Num shadow = series.numFactory().numOf(MARCH_SHADOW);
    indicators.put(BULLISH_ENGULFING, new BullishEngulfingIndicator(series));
    indicators.put(BEARISH_ENGULFING, new BearishEngulfingIndicator(series));
    indicators.put(
        THREE_WHITE_SOLDIERS, new ThreeWhiteSoldiersIndicator(series, MARCH_AVERAGE, shadow));
    indicators.put(
        THREE_BLACK_CROWS, new ThreeBlackCrowsIndicator(series, MARCH_AVERAGE, MARCH_SHADOW));
    indicators.put(MORNING_STAR, new MorningStarIndicator(series, star, big));
    indicators.put(EVENING_STAR, new EveningStarIndicator(series, star, big));
    indicators.put(HAMMER, new HammerIndicator(series));
    indicators.put(HANGING_MAN, new HangingManIndicator(series));
    indicators.put(SHOOTING_STAR, new ShootingStarIndicator(series));
    indicators.put(BULLISH_HARAMI, new BullishHaramiIndicator(series));
    indicators.put(BEARISH_HARAMI, new BearishHaramiIndicator(series));
    indicators.put(BULLISH_MARUBOZU, new BullishMarubozuIndicator(series));
    indicators.put(BEARISH_MARUBOZU, new BearishMarubozuIndicator(series));
    indicators.put(PIERCING_LINE, new PiercingIndicator(series, big));
    indicators.put(DARK_CLOUD_COVER, new DarkCloudIndicator(series, big));
  }

  private void figures(BarSeries series) {
    Trend trend = new Trend(series);
    indicators.put(ABANDONED_BABY, afterFall(trend, bullish(series, 3, Figure::abandonedBaby)));
    indicators.put(
        MORNING_DOJI_STAR, afterFall(trend, bullish(series, 3, Figure::morningDojiStar)));
    indicators.put(
        EVENING_DOJI_STAR, afterRise(trend, bearish(series, 3, Figure::morningDojiStar)));
    indicators.put(DRAGONFLY_DOJI, afterFall(trend, bullish(series, 1, Figure::dragonflyDoji)));
    indicators.put(GRAVESTONE_DOJI, afterRise(trend, bearish(series, 1, Figure::dragonflyDoji)));
    indicators.put(BULLISH_HARAMI_CROSS, bullish(series, 2, Figure::haramiCross));
    indicators.put(BEARISH_HARAMI_CROSS, bearish(series, 2, Figure::haramiCross));
    indicators.put(TWEEZER_BOTTOM, afterFall(trend, bullish(series, 2, Figure::tweezerBottom)));
    indicators.put(TWEEZER_TOP, afterRise(trend, bearish(series, 2, Figure::tweezerBottom)));
  }

  private static Indicator<Boolean> bullish(BarSeries series, int candles, Figure figure) {
    return new FigureIndicator(series, candles, false, figure);
  }

  private static Indicator<Boolean> bearish(BarSeries series, int candles, Figure figure) {
    return new FigureIndicator(series, candles, true, figure);
  }

  private static Indicator<Boolean> afterFall(Trend trend, Indicator<Boolean> figure) {
    return new AfterTrend(trend, Direction.DOWN, figure);
  }

  private static Indicator<Boolean> afterRise(Trend trend, Indicator<Boolean> figure) {
    return new AfterTrend(trend, Direction.UP, figure);
  }
}
