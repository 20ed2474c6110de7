package dev.flare.signal.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flare.market.Candle;
import dev.flare.signal.SyntheticCandles;
import dev.flare.signal.rule.Direction;
import dev.flare.signal.rule.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorsTest {
  @ParameterizedTest
  @CsvSource({
    "psar, 2",
    "roc, 11",
    "atr, 11",
    "cci, 10",
    "stochK, 14",
    "stochD, 16",
    "bbLower, 14",
    "bbUpper, 14",
    "mfi, 15",
    "rsi, 15",
    "forceIndex, 15",
    "adx, 21",
    "macd, 27",
    "trix, 32",
    "ao, 34",
    "macdSignal, 35",
    "vwap, 100"
  })
  void anIndicatorIsAbsentUntilItHasTheCandlesItNeeds(String name, int needed) {
    List<Readings> readings = readings(SyntheticCandles.of(5, 120));

    assertThat(readings.get(needed - 2).byName()).doesNotContainKey(name);
    assertThat(readings.get(needed - 1).byName()).containsKey(name);
  }

  @Test
  void aDirectionIsFlatUntilAllItsValuesAreThere() {
    List<Candle> rising =
        IntStream.range(0, 40).mapToObj(each -> rise(each, Math.pow(1.01, each))).toList();
    List<Readings> readings = readings(rising);

    assertThat(readings.get(3).price().weighted()).isEqualTo(Direction.FLAT);
    assertThat(readings.get(4).price().weighted()).isEqualTo(Direction.UP);
    assertThat(readings.get(3).accumulation().direction()).isEqualTo(Direction.FLAT);
    assertThat(readings.get(4).accumulation().direction()).isEqualTo(Direction.UP);
    assertThat(readings.get(17).forceIndex().direction()).isEqualTo(Direction.FLAT);
    assertThat(readings.get(18).forceIndex().direction()).isEqualTo(Direction.UP);
  }

  @Test
  void aFlatMarketLeavesNothingToSay() {
    Map<String, Double> named = readings(SyntheticCandles.flat(300, 0.0001234)).getLast().byName();

    assertThat(named).doesNotContainKeys("stochK", "stochD", "adx", "cci", "rsi");
    assertThat(named)
        .containsEntry("macd", 0.0)
        .containsEntry("macdSignal", 0.0)
        .containsEntry("ao", 0.0)
        .containsEntry("roc", 0.0)
        .containsEntry("trix", 0.0)
        .containsEntry("forceIndex", 0.0)
        .containsEntry("atr", 0.0)
        .containsEntry("vwap", 0.0001234)
        .containsEntry("psar", 0.0001234)
        .containsEntry("bbLower", 0.0001234)
        .containsEntry("bbUpper", 0.0001234)
        .containsEntry("bullishPattern", 0.0)
        .containsEntry("bearishPattern", 0.0);
  }

  @Test
  void aLivelyMarketSpeaksAgainAfterAFlatStretch() {
    List<Candle> candles = new ArrayList<>(SyntheticCandles.of(6, 200));
    double last = candles.getLast().close();
    for (int each = 200; each < 500; each++) {
      candles.add(new Candle(SyntheticCandles.at(each), last, last, last, last, 0, 0));
    }
    for (int each = 500; each < 620; each++) {
      candles.add(rise(each, last * (1 + 0.001 * (each % 7))));
    }

    assertThat(readings(candles).getLast().byName())
        .containsKeys("stochD", "adx", "cci", "rsi", "vwap", "adl")
        .allSatisfy((_, value) -> assertThat(value).isFinite());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.00000012, 0.025, 1, 97_000})
  void aCheapCoinIsReadLikeADearOne(double price) {
    double factor = Math.scalb(1, Math.getExponent(price) - Math.getExponent(60_000));
    List<Candle> dear = SyntheticCandles.of(9, 400);
    List<Candle> cheap = dear.stream().map(each -> scaled(each, factor)).toList();

    Readings expected = readings(dear).getLast();
    Readings actual = readings(cheap).getLast();

    assertThat(actual.adx()).isEqualTo(expected.adx());
    assertThat(actual.rsi()).isEqualTo(expected.rsi());
    assertThat(actual.atr()).isEqualTo(expected.atr() * factor);
    assertThat(actual.candlesticks()).isEqualTo(expected.candlesticks());
    assertThat(actual.volatility()).isEqualTo(expected.volatility());
  }

  @Test
  void threeAveragesInARowMakeTheTrixOfASteadyRiseItsRate() {
    List<Candle> candles =
        IntStream.range(0, 400).mapToObj(each -> rise(each, Math.pow(1.001, each))).toList();

    assertThat(readings(candles).getLast().trix()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void theForceIndexIsPriceChangeTimesQuoteVolumeSmoothed() {
    List<Candle> candles =
        IntStream.range(0, 200)
            .mapToObj(each ->
                new Candle(
                    SyntheticCandles.at(each), 100 + each, 101 + each, 99 + each, 100 + each, 3, 7))
            .toList();

    assertThat(readings(candles).getLast().forceIndex().value()).isCloseTo(7, within(1e-9));
  }

  @Test
  void theAccumulationLineAddsTheVolumeByWhereTheCloseLies() {
    List<Candle> candles =
        List.of(
            new Candle(SyntheticCandles.at(0), 10, 14, 10, 14, 1, 100),
            new Candle(SyntheticCandles.at(1), 14, 14, 10, 10, 1, 30),
            new Candle(SyntheticCandles.at(2), 12, 14, 10, 13, 1, 8),
            new Candle(SyntheticCandles.at(3), 13, 13, 13, 13, 1, 999));

    assertThat(readings(candles).stream().map(each -> each.accumulation().value()))
        .containsExactly(100.0, 70.0, 74.0, 74.0);
  }

  @Test
  void aReadingDoesNotDependOnBarsThatWereForgotten() {
    List<Candle> candles = SyntheticCandles.of(10, 2600);

    Readings all = readings(candles).getLast();
    Readings latest = readings(candles.subList(1600, 2600)).getLast();

    assertThat(latest.rsi()).isCloseTo(all.rsi(), within(1e-9));
    assertThat(latest.macd().signal()).isCloseTo(all.macd().signal(), within(1e-7));
    assertThat(latest.sar()).isEqualTo(all.sar());
  }

  @ParameterizedTest
  @MethodSource
  void aShortMemoryReadsTheSameAsALongOneToTheLastBit(IndicatorSettings settings) {
    List<Candle> candles = SyntheticCandles.of(11, 2000);

    assertThat(readings(new Indicators(settings, SyntheticCandles.GRANULARITY), candles))
        .isEqualTo(
            readings(
                new Indicators(settings, SyntheticCandles.GRANULARITY, candles.size()), candles));
  }

  static Stream<IndicatorSettings> aShortMemoryReadsTheSameAsALongOneToTheLastBit() {
    return Stream.of(
        IndicatorSettings.DEFAULTS, ofPeriod(2, 2), ofPeriod(7, 100), ofPeriod(200, 3));
  }

  private static IndicatorSettings ofPeriod(int period, int directionLength) {
    return new IndicatorSettings(
        period,
        period,
        new IndicatorSettings.Macd(period - 1, period, period),
        IndicatorSettings.DEFAULTS.sar(),
        new IndicatorSettings.Stochastic(period, period),
        new IndicatorSettings.Awesome(period - 1, period),
        period,
        new IndicatorSettings.Bollinger(period, 2),
        period,
        period,
        directionLength);
  }

  private static List<Readings> readings(Indicators indicators, List<Candle> candles) {
    return candles.stream().map(indicators::add).toList();
  }

  private static List<Readings> readings(List<Candle> candles) {
    return readings(
        new Indicators(IndicatorSettings.DEFAULTS, SyntheticCandles.GRANULARITY), candles);
  }

  private static Candle rise(int index, double close) {
    return new Candle(SyntheticCandles.at(index), close * 0.999, close, close * 0.998, close, 1, 5);
  }

  private static Candle scaled(Candle candle, double factor) {
    return new Candle(
        candle.openedAt(),
        candle.open() * factor,
        candle.high() * factor,
        candle.low() * factor,
        candle.close() * factor,
        candle.baseVolume(),
        candle.quoteVolume());
  }
}
