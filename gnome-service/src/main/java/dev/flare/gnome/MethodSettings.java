package dev.flare.gnome;

import dev.flare.service.launch.SettingsReader;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.SignalSettings;
import dev.flare.signal.indicator.IndicatorSettings;
import dev.flare.signal.indicator.IndicatorSettings.Awesome;
import dev.flare.signal.indicator.IndicatorSettings.Bollinger;
import dev.flare.signal.indicator.IndicatorSettings.Macd;
import dev.flare.signal.indicator.IndicatorSettings.Sar;
import dev.flare.signal.indicator.IndicatorSettings.Stochastic;
import dev.flare.signal.rule.RuleSettings;
import dev.flare.signal.rule.Strategies;
import dev.flare.signal.rule.Strategy;
import dev.flare.signal.word.Dictionary;
import dev.flare.signal.word.WordHistory;
import java.nio.file.Path;

/// Reads how candles are judged.
final class MethodSettings {
  private static final int LONGEST_PERIOD = 200;
  private static final IndicatorSettings STANDARD = IndicatorSettings.DEFAULTS;

  private final SettingsReader in;

  private MethodSettings(SettingsReader in) {
    this.in = in;
  }

  static AnalysisMethod read(SettingsReader in) {
    MethodSettings settings = new MethodSettings(in);
    return new AnalysisMethod(settings.signal(), settings.strategy(), settings.dictionary());
  }

  private SignalSettings signal() {
    return new SignalSettings(
        indicators(),
        RuleSettings.DEFAULTS.withTrendSupportRatio(
            in.number(
                "TREND_SUPPORT_RATIO",
                RuleSettings.DEFAULTS.trendSupportRatio(),
                0.01,
                1,
                "Share of the seven supporting votes from which a trend is supported.")),
        in.integer(
            "MAX_SIGNAL_HISTORY_LENGTH",
            SignalSettings.DEFAULTS.wordHistoryLength(),
            WordHistory.LEAST_CAPACITY,
            1000,
            "Words of a pair that are remembered, matched by the dictionary and broadcast."));
  }

  private IndicatorSettings indicators() {
    return new IndicatorSettings(
        in.integer(
            "CENTRAL_LOOP_DATA_LENGTH",
            STANDARD.dataLength(),
            2,
            IndicatorSettings.SERIES_LENGTH,
            "Candles that VWAP looks at and that a pair must have before anything is decided."),
        period("MA_PERIOD", STANDARD.maPeriod(), "rate of change, TRIX, ADX, CCI and ATR"),
        macd(),
        sar(),
        stochastic(),
        awesome(),
        period("FI_PERIOD", STANDARD.forcePeriod(), "the Force Index"),
        bollinger(),
        STANDARD.mfiPeriod(),
        STANDARD.rsiPeriod(),
        in.integer(
            "DIRECTION_LENGTH",
            STANDARD.directionLength(),
            2,
            100,
            "Latest values by which a direction is judged."));
  }

  private Macd macd() {
    return new Macd(
        period("MACD_FAST", STANDARD.macd().fast(), "MACD's fast average, below MACD_SLOW"),
        period("MACD_SLOW", STANDARD.macd().slow(), "MACD's slow average"),
        period("MACD_SIGNAL", STANDARD.macd().signal(), "MACD's signal line"));
  }

  private Sar sar() {
    return new Sar(
        in.number(
            "PSAR_STEP", STANDARD.sar().step(), 0.0001, 1, "Acceleration step of Parabolic SAR."),
        in.number(
            "PSAR_MAX",
            STANDARD.sar().max(),
            0.0001,
            1,
            "Largest acceleration of Parabolic SAR, at least PSAR_STEP."));
  }

  private Stochastic stochastic() {
    return new Stochastic(
        period("STOCH_PERIOD", STANDARD.stochastic().period(), "the Stochastic's %K"),
        period("STOCH_SIGNAL", STANDARD.stochastic().smoothing(), "the Stochastic's %D"));
  }

  private Awesome awesome() {
    return new Awesome(
        period("AO_FAST", STANDARD.awesome().fast(), "Awesome Oscillator's fast, below AO_SLOW"),
        period("AO_SLOW", STANDARD.awesome().slow(), "Awesome Oscillator's slow average"));
  }

  private Bollinger bollinger() {
    return new Bollinger(
        period("BB_PERIOD", STANDARD.bollinger().period(), "the Bollinger bands"),
        in.number(
            "BB_STDDEV",
            STANDARD.bollinger().deviations(),
            0.01,
            10,
            "Standard deviations between the Bollinger bands and their average."));
  }

  private int period(String name, int standard, String of) {
    return in.integer(name, standard, 1, LONGEST_PERIOD, "Candles of %s.".formatted(of));
  }

  private Strategy strategy() {
    Strategies strategies = Strategies.installed();
    return in.parsed(
        "STRATEGY",
        strategies.named(Strategies.DEFAULT),
        "The rule that turns readings into a decision.",
        String.join(", ", strategies.names()),
        strategies::named,
        Strategy::name);
  }

  private Dictionary dictionary() {
    return in.optional(
            "DICTIONARY_FILE",
            "Your own dictionary in place of the shipped one: which words confirm which label.",
            "a readable dictionary file",
            text -> Dictionary.read(Path.of(text)))
        .orElseGet(Dictionary::shipped);
  }
}
