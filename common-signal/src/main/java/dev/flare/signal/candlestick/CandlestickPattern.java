package dev.flare.signal.candlestick;

import dev.flare.signal.rule.Readings.Candlesticks;
import java.util.EnumSet;
import java.util.Set;

/// The candlestick patterns that Flare looks for. `docs/reference/candlestick-patterns.md` draws
/// each.
public enum CandlestickPattern {
  ABANDONED_BABY("abandonedBaby", Lean.BULLISH_REVERSAL),
  BULLISH_ENGULFING("bullishEngulfing", Lean.BULLISH_REVERSAL),
  THREE_WHITE_SOLDIERS("threeWhiteSoldiers", Lean.BULLISH_REVERSAL),
  MORNING_STAR("morningStar", Lean.BULLISH_REVERSAL),
  MORNING_DOJI_STAR("morningDojiStar", Lean.BULLISH_REVERSAL),
  HAMMER("hammer", Lean.BULLISH_REVERSAL),
  DRAGONFLY_DOJI("dragonflyDoji", Lean.BULLISH_REVERSAL),
  BULLISH_HARAMI("bullishHarami", Lean.BULLISH_REVERSAL),
  BULLISH_HARAMI_CROSS("bullishHaramiCross", Lean.BULLISH_REVERSAL),
  BULLISH_MARUBOZU("bullishMarubozu", Lean.BULLISH_REVERSAL),
  TWEEZER_BOTTOM("tweezerBottom", Lean.BULLISH_REVERSAL),
  PIERCING_LINE("piercingLine", Lean.BULLISH),
  BEARISH_ENGULFING("bearishEngulfing", Lean.BEARISH),
  DARK_CLOUD_COVER("darkCloudCover", Lean.BEARISH),
  EVENING_STAR("eveningStar", Lean.BEARISH),
  EVENING_DOJI_STAR("eveningDojiStar", Lean.BEARISH),
  THREE_BLACK_CROWS("threeBlackCrows", Lean.BEARISH),
  GRAVESTONE_DOJI("gravestoneDoji", Lean.BEARISH),
  BEARISH_HARAMI("bearishHarami", Lean.BEARISH),
  BEARISH_HARAMI_CROSS("bearishHaramiCross", Lean.BEARISH),
  BEARISH_MARUBOZU("bearishMarubozu", Lean.BEARISH),
  TWEEZER_TOP("tweezerTop", Lean.BEARISH),
  HANGING_MAN("hangingMan", Lean.BEARISH),
  SHOOTING_STAR("shootingStar", Lean.BEARISH);

  private final String key;
  private final Lean lean;

  CandlestickPattern(String key, Lean lean) {
    this.key = key;
    this.lean = lean;
  }

  /// The name it is broadcast under.
  public String key() {
    return key;
  }

  /// What patterns seen together say.
  static Candlesticks summary(Set<CandlestickPattern> seen) {
    Set<Lean> leans = EnumSet.noneOf(Lean.class);
    seen.forEach(each -> leans.add(each.lean));
    return new Candlesticks(
        leans.contains(Lean.BULLISH) || leans.contains(Lean.BULLISH_REVERSAL),
        leans.contains(Lean.BEARISH),
        leans.contains(Lean.BULLISH_REVERSAL),
        seen.stream().map(CandlestickPattern::key).toList());
  }

  private enum Lean {
    BULLISH_REVERSAL,
    BULLISH,
    BEARISH
  }
}
