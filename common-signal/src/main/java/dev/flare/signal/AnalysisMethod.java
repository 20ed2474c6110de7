package dev.flare.signal;

import dev.flare.signal.rule.Strategies;
import dev.flare.signal.rule.Strategy;
import dev.flare.signal.word.Dictionary;

/// How candles are judged, the same for every pair.
public record AnalysisMethod(SignalSettings settings, Strategy strategy, Dictionary dictionary) {
  public AnalysisMethod {
    if (dictionary.longestSequence() > settings.wordHistoryLength()) {
      throw new IllegalArgumentException(
          "The dictionary looks back %d words, more than the %d that are kept"
              .formatted(dictionary.longestSequence(), settings.wordHistoryLength()));
    }
  }

  /// The default settings, the default strategy, the shipped dictionary.
  public static AnalysisMethod standard() {
    return new AnalysisMethod(
        SignalSettings.DEFAULTS,
        Strategies.installed().named(Strategies.DEFAULT),
        Dictionary.shipped());
  }
}
