package dev.flare.signal;

import dev.flare.signal.indicator.IndicatorSettings;
import dev.flare.signal.rule.RuleSettings;
import dev.flare.signal.word.WordHistory;

/// Every number between a candle and a decision.
///
/// @param wordHistoryLength words kept and broadcast, at least 4
public record SignalSettings(
    IndicatorSettings indicators, RuleSettings rule, int wordHistoryLength) {

  public static final SignalSettings DEFAULTS =
      new SignalSettings(IndicatorSettings.DEFAULTS, RuleSettings.DEFAULTS, 5);

  public SignalSettings {
    if (wordHistoryLength < WordHistory.LEAST_CAPACITY || wordHistoryLength > 1000) {
      throw new IllegalArgumentException(
          "Word history length %d is not within %d to 1000"
              .formatted(wordHistoryLength, WordHistory.LEAST_CAPACITY));
    }
  }
}
